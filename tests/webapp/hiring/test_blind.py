"""What reviewers read: no name of who wrote it, and every word else as it was."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from tests.webapp.hiring.handed_in import handed_in
from tests.webapp.hiring.round import Hiring, hiring
from webapp.hiring.blind import Hider, names_of, told
from webapp.hiring.candidates import Candidate
from webapp.hiring.work import work_of

MIA = Candidate("c", "r", 1, "Mia Lund-Åström", "mia.lund@example.com", "", None, 0.0, 1.0, *(None,) * 6)


@pytest.mark.parametrize(
    ("name", "typed", "shown"),
    [
        ("Mia Lund", "Thanks! ^Mia", "Thanks! ^[name]"),
        ("Mia Lund", "thanks, mia", "thanks, [name]"),
        ("Mia Lund", "MIA here, Lund's desk", "[name] here, [name]'s desk"),
        ("Mia Lund", "Mia Lund", "[name]"),
        ("Mia Lund", "a Miami lunder", "a Miami lunder"),
        ("José Ruiz", "Jose and José", "[name] and [name]"),
        ("Mia O'Dea", "^O’Dea", "^[name]"),
        ("Anna-Lena Vo", "Lena, of course", "[name], of course"),
        ("Will May", "We will see in may. ^Will", "We will see in may. ^[name]"),
        ("Oona Lund", "Dear Oona. ^Oona", "Dear Oona. ^[name]"),
        ("J Doe", "J, Doe", "J, [name]"),
        ("", "nobody", "nobody"),
    ],
)
def test_names_are_hidden(name: str, typed: str, shown: str) -> None:
    assert Hider(replace(MIA, name=name, email=""), ["Oona", "K."]).hidden(typed) == shown


def test_the_address_is_hidden() -> None:
    assert Hider(MIA, ()).hidden("write to mia.lund@example.com") == "write to [name]"


@given(st.text(max_size=60), st.sampled_from(names_of(MIA)))
def test_a_name_between_words_never_stays(around: str, name: str) -> None:
    hidden = Hider(MIA, ()).hidden(f"{around} {name} {around}")
    assert f" {name} " not in hidden.replace("[name]", "")


def test_only_what_the_candidate_typed_is_changed(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    at: Hiring = hiring(app, monkeypatch)
    who, _ = handed_in(at, "Bryn Morning", "bryn@example.com")
    cases = told(work_of(at.live, who.id), who)
    assert [one.id for one in cases] == ["0.hours", "0.tin", "1.hours", "1.tin"]
    assert [one.title[-8:] for one in cases[::2]] == ["(part 1)", "(part 2)"]
    agent = [line.text for one in cases for line in one.lines if line.who == "agent"]
    others = [line.text for one in cases for line in one.lines if line.who == "customer"]
    assert agent[0].startswith("[name] ")
    assert "[name]" not in " ".join(others)
