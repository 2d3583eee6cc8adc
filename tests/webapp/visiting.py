"""A visitor's browser without the browser: it keeps cookies, sends the CSRF token and reads pages apart."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

from webapp.live import Live
from webapp.people import Person

JSON = {"Accept": "application/json"}
PASSWORD = "kettle under blue stairs"
REPLY = {
    "kind": "reply", "case": "hours", "channel": "public",
    "text": "Morning Bryn! Yes, we're open on Saturday from 9:00 to 17:30. ^Jo",
}  # fmt: skip


class Visitor:
    """One browser: its shifts belong to it alone."""

    def __init__(self, app: Flask) -> None:
        self.client = app.test_client()

    def get(self, path: str, **headers: str) -> TestResponse:
        """Give the answer to a page's address."""
        return self.client.get(path, headers=headers, buffered=True)

    @property
    def token(self) -> str:
        """Give the CSRF token that this browser's pages carry."""
        pages = read_page(self.get("/").text)
        return next(attrs["content"] for tag, attrs in pages.tags if attrs.get("name") == "csrf-token")

    def post(self, path: str, **fields: Any) -> TestResponse:
        """Give the answer to a form of a page."""
        return self.client.post(path, data={**fields, "csrf_token": self.token})

    def begin(self, scenario: str = "teashop", **fields: Any) -> str:
        """Begin a shift and give its id."""
        answer = self.post(f"/scenarios/{scenario}/shifts", **fields)
        assert answer.status_code == 302, answer.text
        return answer.location.rsplit("/", 1)[-1]

    def raw(self, path: str, body: bytes, kind: str = "application/json") -> TestResponse:
        """Give the answer to bytes sent by the page's script."""
        return self.client.post(path, data=body, content_type=kind, headers={**JSON, "X-CSRFToken": self.token})

    def ask(self, path: str, data: Any) -> TestResponse:
        """Give the answer to plain data sent by the page's script."""
        return self.client.post(path, json=data, headers={**JSON, "X-CSRFToken": self.token})

    def send(self, shift: str, command: Any, case: Any = None) -> TestResponse:
        """Give the answer to a command of the page's script."""
        return self.ask(f"/shifts/{shift}/commands", {"command": command, "case": case})

    def draft(self, shift: str, helper: str, command: Any) -> TestResponse:
        """Give what `coach` or `spelling` answers to a draft."""
        return self.ask(f"/shifts/{shift}/{helper}", {"command": command})


@dataclass
class Read:
    """A page taken apart: its tags with their attributes, its ids, and the words of scripts and styles."""

    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    text: str = ""
    inline: list[str] = field(default_factory=list)

    def of(self, tag: str) -> list[dict[str, str]]:
        """Give the attributes of every such tag."""
        return [attrs for name, attrs in self.tags if name == tag]

    def against_policy(self) -> list[str]:
        """Give all that a browser under the policy would not run or load, or must not."""
        found = list(self.inline)
        for tag, attrs in self.tags:
            found += [f"<{tag} {name}>" for name in attrs if name == "style" or name.startswith("on")]
            addresses = [attrs[name] for name in ("src", "href", "action", "xlink:href") if name in attrs]
            found += [f"<{tag} {address}>" for address in addresses if not address.startswith(("/", "#"))]
            found += [f"<{tag} {address}>" for address in addresses if address.startswith("//")]
        return found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Read()
        self._open = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.page.tags.append((tag, {name: value or "" for name, value in attrs}))
        self._open = tag

    def handle_endtag(self, tag: str) -> None:
        self._open = ""

    def handle_data(self, data: str) -> None:
        if self._open in ("script", "style") and data.strip():
            self.page.inline.append(f"<{self._open}>{data[:40]}")
        self.page.text += data


def read_page(markup: str) -> Read:
    """Give a page, or a part of one, taken apart."""
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    return reader.page


def assessed(visitor: Visitor, live: Live) -> str:
    """Begin an assessment for this browser and give its id."""
    visitor.begin()
    with visitor.client.session_transaction() as session:
        owner = session["owner"]
    return live.start("teashop", mode="assessment", owner=owner)


def signed_in(visitor: Visitor, live: Live, role: str = "agent", name: str = "Ana") -> Person:
    """Give a new account, to which this browser is signed in from now on."""
    who = live.people.by_email(f"{name}@example.com") or live.people.add(f"{name}@example.com", name, role)
    with visitor.client.session_transaction() as session:
        session["_user_id"] = live.keys.make("sign-in", who.id)
        session.pop("owner", None)
    return who
