"""What whoever is signed in may be shown: nothing that they have yet to read themselves."""

from __future__ import annotations

import pytest
from flask import Flask, session

from tests.webapp.hiring.handed_in import ask, handed_in, read
from tests.webapp.hiring.round import Hiring, hiring
from webapp.hiring.seen import card_of, finished, noted, seen


@pytest.fixture
def at(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Hiring:
    return hiring(app, monkeypatch)


def seen_by(at: Hiring, name: str) -> set[str]:
    with at.app.test_request_context():
        session["_user_id"] = at.live.keys.make("sign-in", at.people[name].id)
        noted("results seen", at.at.id, name)
        return set(seen(at.at))


def test_what_one_has_yet_to_read_is_left_out(at: Hiring) -> None:
    first, _ = handed_in(at)
    second, _ = handed_in(at, "Ben Ash", "ben@example.com")
    at.invited("Noa Elm", "noa@example.com")
    ask(at, first, "hana@example.com rolf@example.com")
    with at.app.test_request_context():
        assert {one.id for one in finished(at.at)} == {first.id, second.id}
    assert seen_by(at, "hana") == {second.id}
    assert seen_by(at, "ada") == {first.id, second.id}
    read(at, first, "hana")
    assert seen_by(at, "hana") == {first.id, second.id}
    assert [one.detail for one in at.live.audit.of(at.at.id)] == ["hana", "ada", "hana"]
    assert card_of(at.at).id == "hiring"
