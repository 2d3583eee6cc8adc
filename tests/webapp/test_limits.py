"""How often one may try: a guesser is stopped with words, everybody else is let in."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from tests.webapp.visiting import JSON, PASSWORD, Visitor, signed_in
from webapp.errors import WORDS
from webapp.limits import limiter
from webapp.live import Live
from webapp.mail import Mail

BY_ACCOUNT, BY_ADDRESS = 10, 30
pytestmark = pytest.mark.usefixtures("quick_passwords")


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    yield
    limiter.reset()


def tried(visitor: Visitor, email: str, password: str = "") -> int:
    return visitor.post("/sign-in", email=email, password=password or "wrong").status_code


def test_after_its_tries_an_account_is_left_alone_and_others_are_not(visitor: Visitor, app: Flask, live: Live) -> None:
    for name in ("ana", "bo"):
        live.people.add(f"{name}@example.com", name, password=PASSWORD)
    assert [tried(visitor, "ana@example.com") for _ in range(BY_ACCOUNT)] == [422] * BY_ACCOUNT
    other = Visitor(app)
    for name in ("ana@example.com", " ANA@example.com "):
        assert tried(other, name, PASSWORD) == 429
    assert tried(other, "bo@example.com", PASSWORD) == 302


def test_the_refusal_has_words_as_a_page_and_as_json(visitor: Visitor) -> None:
    for _ in range(BY_ACCOUNT):
        tried(visitor, "ana@example.com")
    page = visitor.post("/sign-in", email="ana@example.com", password=PASSWORD)
    assert page.status_code == 429
    title, advice = WORDS[429]
    assert title in page.text
    assert advice in page.text
    form = {"email": "ana@example.com", "csrf_token": visitor.token}
    said = visitor.client.post("/sign-in", data=form, headers=JSON)
    assert (said.status_code, said.get_json()) == (429, {"error": f"{title}. {advice}"})


def test_an_account_that_is_not_there_is_answered_the_same(visitor: Visitor, live: Live) -> None:
    live.people.add("ana@example.com", "Ana", password=PASSWORD)
    times = range(BY_ACCOUNT + 2)
    known, unknown = ([tried(visitor, f"{name}@example.com") for _ in times] for name in ("ana", "nobody"))
    assert known == unknown


def test_who_guesses_at_many_accounts_is_stopped_by_address(visitor: Visitor, app: Flask) -> None:
    codes = [tried(visitor, f"person{number}@example.com") for number in range(BY_ADDRESS + 5)]
    assert codes == [422] * BY_ADDRESS + [429] * 5
    elsewhere = Visitor(app)
    form = {"email": "person1@example.com", "password": "x", "csrf_token": elsewhere.token}
    from_there = elsewhere.client.post("/sign-in", data=form, environ_base={"REMOTE_ADDR": "203.0.113.7"})
    assert from_there.status_code == 422


def test_a_class_that_signs_in_from_one_address_is_let_in(app: Flask, live: Live) -> None:
    for number in range(BY_ADDRESS + 5):
        live.people.add(f"person{number}@example.com", "One of many", password=PASSWORD)
    codes = {tried(Visitor(app), f"person{number}@example.com", PASSWORD) for number in range(BY_ADDRESS + 5)}
    assert codes == {302}


def test_a_stolen_sign_in_cannot_guess_the_password_by_naming_others(visitor: Visitor, live: Live) -> None:
    who = signed_in(visitor, live)
    live.people.set_password(who.id, PASSWORD)

    def guess(number: int) -> TestResponse:
        return visitor.post("/account/password", email=f"{number}@example.com", password="guess", new="x" * 12)

    assert [guess(number).status_code for number in range(BY_ACCOUNT + 1)] == [422] * BY_ACCOUNT + [429]


def test_links_are_asked_for_seldom(
    visitor: Visitor, live: Live, monkeypatch: pytest.MonkeyPatch, wall: Callable[..., float]
) -> None:
    monkeypatch.setattr(live, "mail", Mail("smtp://127.0.0.1:9", "desk@example.com"))
    codes = [visitor.post("/forgotten", email="nobody@example.com").status_code for _ in range(BY_ACCOUNT + 1)]
    assert codes == [302] * BY_ACCOUNT + [429]
    many = [visitor.post("/forgotten", email=f"nobody{number}@example.com").status_code for number in range(BY_ADDRESS)]
    assert many[-1] == 429


@pytest.mark.parametrize("email", ["", "x" * 100_000, "a\0b"])
def test_any_address_is_counted(visitor: Visitor, email: str) -> None:
    codes = [tried(visitor, email) for _ in range(BY_ACCOUNT + 1)]
    assert codes == [422] * BY_ACCOUNT + [429]


def test_reading_a_page_is_not_counted(visitor: Visitor) -> None:
    assert {visitor.get("/sign-in").status_code for _ in range(2 * BY_ADDRESS)} == {200}
