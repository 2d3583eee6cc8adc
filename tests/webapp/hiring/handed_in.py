"""Candidates who have handed in, and people who read and mark what they did."""

from __future__ import annotations

from typing import Any

from werkzeug.test import TestResponse

from tests.webapp.hiring.round import PARTS, Hiring
from tests.webapp.visiting import Visitor
from webapp.calibration.sheet import place
from webapp.hiring.candidates import Candidate
from webapp.hiring.progress import begin, progress
from webapp.hiring.work import READ, Work, work_of

GOOD: tuple[dict[str, Any], ...] = (
    {"kind": "reply", "case": "hours", "channel": "public",
     "text": "Morning Bryn! Yes, we're open this Saturday from 9:00 to 17:30, so there's no rush on the ride. ^Mia"},
    {"kind": "reply", "case": "tin", "channel": "public",
     "text": "I'm sorry we left you one tin short, Oona. I will look after this today. ^mia"},
)  # fmt: skip
BAD: tuple[dict[str, Any], ...] = (
    {"kind": "reply", "case": "hours", "channel": "public", "text": "Look at the website. LUND"},
    {"kind": "reply", "case": "tin", "channel": "public",
     "text": "Calm down. We apologise if you feel <script>alert(1)</script> that way. I've sent another tin."},
)  # fmt: skip


def handed_in(
    at: Hiring, name: str = "Mia Lund", email: str = "mia@example.com", acts: tuple[dict[str, Any], ...] = GOOD,
) -> tuple[Candidate, str]:  # fmt: skip
    """Give a candidate who has done these in every part and handed in, and the token of their link."""
    who, token = at.invited(name, email)
    at.live.candidates.consent(who.id)
    for number in range(len(PARTS)):
        shift = begin(at.live, at.at, who, number)
        for one in acts:
            at.live.act(shift, one)
        at.live.act(shift, {"kind": "finish"})
    assert progress(at.live, at.at, who).next is None
    found = at.live.candidates.find(who.id)
    assert found is not None
    return found, token


def ask(at: Hiring, who: Candidate, people: str = "rea@example.com rolf@example.com", **more: str) -> TestResponse:
    """Ask people to read a candidate's work, as the round's manager."""
    return at.browser("hana").post(f"/candidates/{who.id}/reviewers", people=people, **more)


def sheet(work: Work, given: str, **other: str) -> dict[str, str]:
    """Give a sheet with one mark for everything, but for what is named as `dimension:case`."""
    return {place(case.key, name): given for case in work.cases for name in READ} | other


def read(at: Hiring, who: Candidate, name: str, given: str = "75", **other: str) -> TestResponse:
    """Have somebody mark all of a work alike and hand in."""
    marks = sheet(work_of(at.live, who.id), given, **other)
    return at.browser(name).post(f"/reviews/{who.id}/marks", hand_in="yes", **marks)


def read_by_two(at: Hiring, who: Candidate, first: str = "75", second: str = "75") -> None:
    """Have two reviewers read a work."""
    assert ask(at, who).status_code == 302
    for name, given in (("rea", first), ("rolf", second)):
        assert read(at, who, name, given).status_code == 302
    assert len([one for one in at.live.reviews.of(who.id) if one.given]) == 2


def candidate_browser(at: Hiring, token: str) -> Visitor:
    """Give a browser in which a candidate has followed the link."""
    browser = Visitor(at.app)
    assert browser.post(f"/invitations/{token}").status_code == 302
    return browser
