"""Letters about reading: to whom it concerns, with a link, and with nobody's name; nothing fails without mail."""

from __future__ import annotations

import pytest
from flask import Flask

from simulator.errors import ComposureError
from tests.webapp.hiring.handed_in import ask, handed_in, read
from tests.webapp.hiring.round import Hiring, hiring
from webapp.hiring.letters import READ, SECONDS, write
from webapp.mail import Mail

Sent = list[tuple[str, str, str]]


@pytest.fixture
def at(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Hiring:
    return hiring(app, monkeypatch)


@pytest.fixture
def sent(at: Hiring, monkeypatch: pytest.MonkeyPatch) -> Sent:
    """Give what is sent by a mail server that takes everything but letters to Rolf."""
    found: Sent = []

    def send(_: Mail, to: str, subject: str, text: str) -> None:
        if to.startswith("rolf"):
            raise ComposureError("mail: down")
        found.append((to, subject, text))

    monkeypatch.setattr(Mail, "send", send)
    at.live.mail = Mail("smtp://127.0.0.1", "composure@example.com")
    return found


def test_from_reading_to_reading_again_everybody_hears_of_it(at: Hiring, sent: Sent) -> None:
    who, _ = handed_in(at)
    ask(at, who)
    assert [(to, subject) for to, subject, _ in sent] == [("rea@example.com", "Work to read")]
    assert f"/reviews/{who.id}" in sent[0][2]
    read(at, who, "rea")
    assert len(sent) == 1
    read(at, who, "rolf")
    assert (sent[1][0], sent[1][1]) == ("hana@example.com", "Readings are in")
    assert f"/candidates/{who.id}/readings" in sent[1][2]
    at.live.candidates.release(who.id)
    at.live.contests.contest(who.id, "I do not agree with the mark for tone at all.")
    ask(at, who, "tess@example.com", again="yes")
    assert (sent[2][0], sent[2][1]) == ("tess@example.com", "Work to read again")
    whole = str(sent)
    assert not [words for words in ("Mia", "Lund", "mia@example.com", who.alias) if words in whole]


def test_whom_no_letter_reached_is_told_to_the_manager(at: Hiring, sent: Sent) -> None:
    who, _ = handed_in(at)
    hana = at.browser("hana")
    hana.post(f"/candidates/{who.id}/reviewers", people="rea@example.com rolf@example.com")
    assert "No letter reached Rolf; tell them yourself." in hana.get(f"/candidates/{who.id}").text
    assert len(sent) == 1


def test_without_a_mail_server_nothing_is_sent_and_nothing_fails(at: Hiring) -> None:
    who, _ = handed_in(at)
    hana = at.browser("hana")
    assert hana.post(f"/candidates/{who.id}/reviewers", people="rea@example.com rolf@example.com").status_code == 302
    assert "No letter" not in hana.get(f"/candidates/{who.id}").text
    for name in ("rea", "rolf"):
        assert read(at, who, name).status_code == 302


def test_a_slow_server_keeps_nobody_waiting(at: Hiring, sent: Sent) -> None:
    clock = iter([0.0, 1.0, SECONDS + 1])
    people = [at.people["rea"], at.people["tess"]]
    assert write(at.live.mail, people, READ, "link", lambda: next(clock)) == [at.people["tess"]]
    assert len(sent) == 1
