"""`composure user`: accounts from the command line, and links that work in the browser."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from functools import partial

import pytest
from click.testing import Result
from flask import Flask

from tests.webapp.visiting import PASSWORD, Visitor
from webapp.live import Live
from webapp.people import ROLES

Composure = Callable[..., Result]


@pytest.fixture
def user(composure: Composure, sqlite_url: str, wall: Callable[..., float]) -> Composure:
    """Give `composure user` on the database of the application, which has the same time as the command."""
    wall(time.time() - wall())
    return lambda *arguments: composure("user", *arguments, "--database", sqlite_url)


def link_in(output: str) -> str:
    found = re.search(r"http://127\.0\.0\.1:8000(/password/\S+)", output)
    assert found, output
    return found[1]


def test_the_first_admin_is_made_and_sets_a_password(app: Flask, user: Composure, live: Live) -> None:
    made = user("add", "Ana@example.com", "--name", "Ana Ruiz", "--role", "admin")
    assert made.exit_code == 0
    visitor = Visitor(app)
    assert visitor.post(link_in(made.output), new=PASSWORD).location == "/"
    assert "Ana Ruiz" in visitor.get("/people").text
    assert live.people.who("ana@example.com", PASSWORD)
    assert visitor.post(link_in(made.output), new="x" * 12).status_code == 404


def test_a_link_is_made_for_who_has_an_account(app: Flask, user: Composure, live: Live) -> None:
    live.people.add("ana@example.com", "Ana")
    link = link_in(user("link", "ANA@example.com").output)
    assert "Set your password" in Visitor(app).get(link).text


def test_the_site_is_the_one_that_is_said(
    composure: Composure, sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    add = partial(composure, "user", "add", "--name", "Ana", "--database", sqlite_url)
    assert "https://a.example.com/password/" in add("ana@example.com", "--site", "https://a.example.com/").output
    monkeypatch.setenv("COMPOSURE_SITE", "https://b.example.com")
    assert "https://b.example.com/password/" in add("bo@example.com").output


def test_accounts_are_listed(user: Composure) -> None:
    user("add", "bo@example.com", "--name", "Bo Ek", "--role", "trainer")
    user("add", "ana@example.com", "--name", "Ana Ruiz")
    user("change", "ana@example.com", "--close")
    assert user("list").output == "ana@example.com  agent  Ana Ruiz  (closed)\nbo@example.com  trainer  Bo Ek\n"


@pytest.mark.parametrize("role", ROLES)
def test_a_role_is_changed(user: Composure, role: str) -> None:
    user("add", "ana@example.com", "--name", "Ana")
    assert user("change", "ana@example.com", "--role", role).output == f"ana@example.com: {role}, open\n"


def test_closing_an_account_ends_its_sign_ins_and_links(app: Flask, user: Composure, live: Live) -> None:
    link, visitor = link_in(user("add", "ana@example.com", "--name", "Ana").output), Visitor(app)
    visitor.post(link, new=PASSWORD)
    other = link_in(user("link", "ana@example.com").output)
    assert visitor.get("/account").status_code == 200
    assert user("change", "ana@example.com", "--close").output == "ana@example.com: agent, closed\n"
    assert visitor.get("/account").status_code == 302
    user("change", "ana@example.com", "--open")
    assert visitor.get("/account").status_code == 302
    assert Visitor(app).get(other).status_code == 404
    assert live.people.who("ana@example.com", PASSWORD)


@pytest.mark.parametrize("arguments", [
    ("add", "ana", "--name", "Ana"), ("add", "ana@example.com", "--name", " "), ("link", "nobody@example.com"),
    ("change", "nobody@example.com", "--role", "admin"), ("change", "boss@example.com", "--role", "agent"),
    ("change", "boss@example.com", "--close"), ("add", "boss@example.com", "--name", "Again"),
    ("add", "ana@example.com", "--name", "Ana", "--role", "king"), ("add", "ana@example.com"),
])  # fmt: skip
def test_what_is_wrong_is_refused_and_changes_nothing(user: Composure, arguments: tuple[str, ...]) -> None:
    user("add", "boss@example.com", "--name", "Boss", "--role", "admin")
    refused = user(*arguments)
    assert refused.exit_code == 2
    assert refused.output.strip()
    assert user("list").output == "boss@example.com  admin  Boss\n"
