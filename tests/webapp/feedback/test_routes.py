"""Feedback as trainers and agents give and read it: theirs to see, nobody else's, and no word of it is lost."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from tests.webapp.cohorts.staff import Staff, staff
from tests.webapp.cohorts.test_watch import finished
from tests.webapp.cohorts.test_work import text
from tests.webapp.visiting import Visitor, read_page
from webapp.feedback.store import Remark

Wall = Callable[..., float]
OTHERS = ("bo", "cy", "ulf")
QUOTE = "Sorry if this caused any inconvenience"


@pytest.fixture
def team(app: Flask) -> Staff:
    return staff(app)


@pytest.fixture
def shift(team: Staff, wall: Wall) -> str:
    return finished(team.at("ana"), wall)


def say(visitor: Visitor, shift: str, words: str, **fields: str) -> TestResponse:
    return visitor.post(f"/shifts/{shift}/feedback", **{"text": words, "seen_by": "agent", **fields})


def dispute(visitor: Visitor, shift: str, words: str = "It was kind", subject: str = "tone:hours") -> TestResponse:
    return visitor.post(f"/shifts/{shift}/feedback/disputes", text=words, subject=subject)


def mark(visitor: Visitor, shift: str, number: str = "70", reason: str = "She was kind", **fields: str) -> TestResponse:
    given = {"subject": "tone:hours", "mark": number, "reason": reason, "seen": "0", **fields}
    return visitor.post(f"/shifts/{shift}/feedback/marks", **given)


def debrief(visitor: Visitor, shift: str) -> str:
    return text(visitor, f"/shifts/{shift}/debrief")


def only(team: Staff, shift: str) -> Remark:
    (found,) = team.live.remarks.of_shift(shift)
    return found


def message(team: Staff, shift: str) -> str:
    """Give the value of the agent's message in the form."""
    page = team.at("tess").get(f"/shifts/{shift}/debrief").text
    found = re.search(r'value="(\d+:hours)">[^<]*: message 1,', page)
    assert found
    return found[1]


def test_a_comment_on_words_is_read_by_the_agent_and_trainers(team: Staff, shift: str) -> None:
    answer = say(team.at("tess"), shift, "Say what you do.", message=message(team, shift), quote=QUOTE)
    assert answer.status_code == 302, answer.text
    made = only(team, shift)
    assert (made.quote, made.case_id, made.author) == (QUOTE, "hours", "Tess")
    for name in ("ana", "tess", "ada"):
        shown = debrief(team.at(name), shift)
        assert "Say what you do." in shown
        assert f"“{QUOTE}”" in shown


def test_a_message_without_chosen_words_is_quoted_whole(team: Staff, shift: str) -> None:
    say(team.at("tess"), shift, "Kinder", message=message(team, shift))
    assert only(team, shift).quote.startswith(QUOTE)


def test_feedback_is_neither_on_shared_links_nor_on_paper(team: Staff, shift: str) -> None:
    ana = team.at("ana")
    say(team.at("tess"), shift, "Say what you do.")
    mark(team.at("tess"), shift, reason="Kind enough")
    token = team.live.shares.make(shift)
    for visitor in (Visitor(team.app), ana, team.at("tess")):
        for path in (f"/shared/{token}", f"/shared/{token}/whole", f"/shifts/{shift}/debrief/whole"):
            page = visitor.get(path).text
            assert "Say what you do." not in page
            assert "Kind enough" not in page
            assert 'id="feedback"' not in page


def test_a_note_among_trainers_is_in_no_answer_the_agent_gets(team: Staff, shift: str) -> None:
    tess, ana = team.at("tess"), team.at("ana")
    say(tess, shift, "Between us trainers", seen_by=team.cohort.id)
    note = only(team, shift)
    tess.post(f"/shifts/{shift}/feedback/{note.id}/answer", text="Hidden answer")
    reply = next(one for one in team.live.remarks.of_shift(shift) if one.answers)
    say(tess, shift, "For everybody")
    for page in (ana.get(f"/shifts/{shift}/debrief"), dispute(ana, shift, ""), ana.get("/"), ana.get("/assigned")):
        secret = ("Between us", "Hidden answer", note.id, reply.id, "trainers only")
        assert not [one for one in secret if one in page.text]
    for one in (note, reply):
        for deed in ("answer", "text", "back"):
            assert ana.post(f"/shifts/{shift}/feedback/{one.id}/{deed}", text="x").status_code == 404
    assert "Between us trainers" in debrief(tess, shift)
    assert "Hidden answer" in debrief(team.at("ada"), shift)


def test_a_note_is_for_the_trainers_of_its_cohort_alone(team: Staff, shift: str) -> None:
    other = team.live.cohorts.of_trainer(team.people["ulf"].id)[0]
    team.live.cohorts.add(other.id, team.people["ana"].id)
    assert say(team.at("tess"), shift, "Mine", seen_by=other.id).status_code == 422
    say(team.at("tess"), shift, "For Spring alone", seen_by=team.cohort.id)
    assert "For Spring alone" not in team.at("ulf").get(f"/shifts/{shift}/debrief").text
    note = only(team, shift)
    assert team.at("ulf").post(f"/shifts/{shift}/feedback/{note.id}/answer", text="x").status_code == 404


def addresses(shift: str, remark: str) -> list[str]:
    at = f"/shifts/{shift}/feedback"
    return [at, f"{at}/marks", f"{at}/disputes", *(f"{at}/{remark}/{deed}" for deed in ("answer", "text", "back"))]


FIELDS = {"text": "Mine", "seen_by": "agent", "subject": "tone:hours", "mark": "1", "reason": "Mine", "seen": "0"}


@pytest.mark.parametrize("name", OTHERS)
def test_nobody_else_gets_anything_at_guessed_addresses(team: Staff, shift: str, name: str) -> None:
    say(team.at("tess"), shift, "Say what you do.")
    made = only(team, shift)
    for path in addresses(shift, made.id):
        answer = team.at(name).post(path, **FIELDS)
        assert answer.status_code in (403, 404), path
        assert "Say what you do." not in answer.text
    assert team.at(name).get(f"/shifts/{shift}/debrief").status_code == 404
    assert only(team, shift) == made
    assert team.live.human_marks.of_shift(shift) == []


def test_a_visitor_signs_in_first(team: Staff, shift: str, visitor: Visitor) -> None:
    say(team.at("tess"), shift, "Say what you do.")
    made = only(team, shift)
    assert {visitor.post(path, **FIELDS).status_code for path in addresses(shift, made.id)} == {401}
    assert only(team, shift) == made


def test_an_agent_gives_no_marks_and_a_trainer_disputes_none(team: Staff, shift: str) -> None:
    assert say(team.at("ana"), shift, "x").status_code == 403
    assert mark(team.at("ana"), shift).status_code == 403
    for name in ("tess", "ada"):
        assert dispute(team.at(name), shift).status_code == 404


def test_a_trainer_is_not_the_trainer_of_their_own_shift(team: Staff, wall: Wall) -> None:
    tess = team.at("tess")
    own = finished(tess, wall)
    assert (say(tess, own, "x").status_code, mark(tess, own).status_code) == (404, 404)
    assert mark(team.at("ada"), own).status_code == 404, "who learns in no cohort has no trainer"


def test_a_shift_that_runs_is_not_spoken_of(team: Staff) -> None:
    ana = team.at("ana")
    running = ana.begin()
    assert dispute(ana, running).status_code == 404
    assert say(team.at("tess"), running, "x").status_code == 404


def test_a_remark_of_another_shift_is_not_there(team: Staff, shift: str, wall: Wall) -> None:
    say(team.at("tess"), shift, "Say what you do.")
    made, other = only(team, shift), finished(team.at("bo"), wall)
    for remark in (made.id, "nothing", "%00"):
        for deed in ("answer", "text", "back"):
            path = f"/shifts/{other}/feedback/{remark}/{deed}"
            assert team.at("tess").post(path, text="x").status_code == 404
            assert team.at("bo").post(path, text="x").status_code == 404
    assert only(team, shift) == made


def test_who_wrote_it_changes_it_and_takes_it_back_and_nobody_else(team: Staff, shift: str) -> None:
    tess = team.at("tess")
    say(tess, shift, "First words")
    at = f"/shifts/{shift}/feedback/{only(team, shift).id}"
    for name in ("ana", "ada"):
        assert team.at(name).post(f"{at}/text", text="x").status_code == 404
        assert team.at(name).post(f"{at}/back").status_code == 404
    tess.post(f"{at}/text", text="Second words")
    assert "Second words" in debrief(team.at("ana"), shift)
    team.at("ana").post(f"{at}/answer", text="I see")
    tess.post(f"{at}/back")
    shown = debrief(team.at("ana"), shift)
    assert "Second words" not in shown
    assert "Taken back." in shown and "I see" in shown
    assert tess.post(f"{at}/text", text="x").status_code == 404


def test_what_was_taken_back_without_an_answer_is_gone(team: Staff, shift: str) -> None:
    tess = team.at("tess")
    say(tess, shift, "First words")
    tess.post(f"/shifts/{shift}/feedback/{only(team, shift).id}/back")
    assert "Taken back." not in debrief(tess, shift)


def test_both_marks_are_shown_and_the_machines_stays(team: Staff, shift: str) -> None:
    before = team.live.grades.find(shift)
    board = text(team.at("tess"), f"/cohorts/{team.cohort.id}/board")
    assert mark(team.at("tess"), shift).status_code == 302
    (made,) = team.live.human_marks.of_shift(shift)
    assert mark(team.at("ada"), shift, "65", "Kind, and late", seen=str(made.id)).status_code == 302
    assert before is not None and made.machine is not None
    for name in ("ana", "tess"):
        shown = debrief(team.at(name), shift)
        assert f"{made.machine:.0f} by the machine, 65 by Ada: Kind, and late" in shown
        assert "70 by Tess: She was kind" in shown
    assert team.live.grades.find(shift) == before
    assert text(team.at("tess"), f"/cohorts/{team.cohort.id}/board") == board


def test_a_mark_of_the_whole_shift_stands_by_itself(team: Staff, shift: str) -> None:
    mark(team.at("tess"), shift, subject="tone:")
    assert "Tone, the whole shift" in debrief(team.at("ana"), shift)


def test_of_two_trainers_at_once_the_second_sees_the_first_and_loses_nothing(team: Staff, shift: str) -> None:
    mark(team.at("tess"), shift)
    answer = mark(team.at("ada"), shift, "31", "I typed this at length")
    assert answer.status_code == 409
    page = read_page(answer.text)
    assert page.against_policy() == []
    assert "70 by Tess: She was kind" in " ".join(page.text.split())
    assert "I typed this at length" in answer.text
    fields = {one.get("name"): one.get("value") for one in page.of("input")}
    assert fields["mark"] == "31"
    chosen = [one["value"] for one in page.of("option") if "selected" in one]
    assert chosen == ["tone:hours"]
    assert len(team.live.human_marks.of_shift(shift)) == 1
    assert mark(team.at("ada"), shift, "31", "I typed this at length", seen=fields["seen"] or "").status_code == 302
    assert [one.mark for one in team.live.human_marks.of_shift(shift)] == [70, 31]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"mark": "101"}, "from 0 to 100"),
        ({"reason": " "}, "the reason"),
        ({"subject": "charm:hours"}, "choose the mark"),
        ({"subject": "tone:nothing"}, "choose the mark"),
        ({"reason": "x" * 4001}, "shorten it"),
    ],
)
def test_a_mark_that_cannot_be_given_says_why(team: Staff, shift: str, fields: dict[str, str], words: str) -> None:
    answer = mark(team.at("tess"), shift, **{"reason": "kept words", **fields})
    assert answer.status_code == 422
    assert words in answer.text
    assert fields.get("reason", "kept words") in answer.text
    assert team.live.human_marks.of_shift(shift) == []


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"words": " ", "quote": ""}, "write what you want to say first"),
        ({"message": "99999:hours"}, "choose a message"),
        ({"quote": "never said"}, "choose the message"),
        ({"seen_by": "nothing"}, "choose who may read it"),
    ],
)
def test_a_comment_that_cannot_be_kept_says_why(team: Staff, shift: str, fields: dict[str, str], words: str) -> None:
    answer = say(team.at("tess"), shift, **{"words": "kept words", "quote": "kept quote", **fields})
    assert answer.status_code == 422
    assert words in answer.text
    assert fields.get("words", "kept words") in answer.text
    assert fields.get("quote", "kept quote") in answer.text
    assert team.live.remarks.of_shift(shift) == []


def test_words_that_are_not_in_the_message_are_not_its(team: Staff, shift: str) -> None:
    answer = say(team.at("tess"), shift, "kept words", message=message(team, shift), quote="never said")
    assert answer.status_code == 422
    assert "not in that message" in answer.text
    assert "never said" in answer.text and "kept words" in answer.text


def test_a_dispute_waits_for_its_trainers_until_it_is_answered(team: Staff, shift: str) -> None:
    home, ana, tess = f"/cohorts/{team.cohort.id}", team.at("ana"), team.at("tess")
    assert "Waiting for an answer" not in text(tess, home)
    assert dispute(ana, shift).status_code == 302
    made = only(team, shift)
    for visitor in (ana, tess):
        assert "disputed, waiting for an answer" in debrief(visitor, shift)
    assert "Ana: Tone" in text(tess, home)
    assert f"/shifts/{shift}/debrief#remark-{made.id}" in tess.get(home).text
    other = team.live.cohorts.of_trainer(team.people["ulf"].id)[0]
    assert "Ana: Tone" not in text(team.at("ulf"), f"/cohorts/{other.id}")
    tess.post(f"/shifts/{shift}/feedback/{made.id}/answer", text="I agree")
    for visitor in (ana, tess):
        assert "disputed, answered" in debrief(visitor, shift)
    assert "Waiting for an answer" not in text(tess, home)


def test_a_finding_is_disputed_by_its_number(team: Staff, shift: str) -> None:
    ana = team.at("ana")
    page = read_page(ana.get(f"/shifts/{shift}/debrief").text)
    value = next(one["value"] for one in page.of("option") if one["value"].startswith("finding:1:"))
    assert dispute(ana, shift, subject=value).status_code == 302
    assert "finding 1" in only(team, shift).subject
    answer = dispute(ana, shift, "kept words", subject="finding:999:hours")
    assert answer.status_code == 422 and "kept words" in answer.text


def test_an_empty_answer_and_an_empty_change_say_so_where_they_stand(team: Staff, shift: str) -> None:
    tess = team.at("tess")
    say(tess, shift, "First words")
    for deed in ("answer", "text"):
        answer = tess.post(f"/shifts/{shift}/feedback/{only(team, shift).id}/{deed}", text="  ")
        assert answer.status_code == 422
        assert read_page(answer.text).against_policy() == []
        assert 'role="alert"' in answer.text
    assert only(team, shift).text == "First words"


def test_what_people_write_is_words_and_not_markup(team: Staff, shift: str) -> None:
    bad = "<script>alert(1)</script>"
    say(team.at("tess"), shift, bad)
    mark(team.at("tess"), shift, reason=bad)
    dispute(team.at("ana"), shift, bad)
    for name in ("ana", "tess"):
        page = team.at(name).get(f"/shifts/{shift}/debrief").text
        assert bad not in page
        assert page.count("&lt;script&gt;alert(1)") >= 3
        ids = [attrs["id"] for _, attrs in read_page(page).tags if "id" in attrs]
        assert len(ids) == len(set(ids))


def test_who_trains_no_more_reads_no_more(team: Staff, shift: str) -> None:
    team.live.cohorts.add(team.cohort.id, team.people["ulf"].id, trains=True)
    say(team.at("tess"), shift, "Between us", seen_by=team.cohort.id)
    assert "Between us" in debrief(team.at("ulf"), shift)
    team.live.cohorts.remove(team.cohort.id, team.people["ulf"].id)
    assert team.at("ulf").get(f"/shifts/{shift}/debrief").status_code == 404


def test_a_visitor_without_an_account_has_no_feedback(visitor: Visitor, wall: Wall) -> None:
    own = finished(visitor, wall)
    assert 'id="feedback"' not in visitor.get(f"/shifts/{own}/debrief").text
