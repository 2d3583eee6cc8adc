"""Blind review as reviewers and managers do it: by number, one's own marks alone, and nobody else's business."""

from __future__ import annotations

from threading import Barrier, Thread

import pytest
from flask import Flask

from tests.webapp.hiring.handed_in import BAD, ask, handed_in, read, read_by_two, sheet
from tests.webapp.hiring.round import Hiring, hiring
from tests.webapp.visiting import read_page
from webapp.hiring.candidates import Candidate
from webapp.hiring.work import work_of

WHY = "The facts sheet says so in its second line."


@pytest.fixture
def at(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Hiring:
    return hiring(app, monkeypatch)


@pytest.fixture
def who(at: Hiring) -> Candidate:
    return handed_in(at)[0]


def text(at: Hiring, path: str, name: str) -> str:
    answer = at.browser(name).get(path)
    assert answer.status_code == 200, path
    return " ".join(read_page(answer.text).text.split())


def test_two_are_asked_and_read_by_number(at: Hiring, who: Candidate) -> None:
    assert ask(at, who).status_code == 302
    assert who.alias in text(at, "/reviews", "rea")
    assert read(at, who, "rea").status_code == 302
    assert "your marks are in" in text(at, "/reviews", "rea")
    assert "stay as they are" in text(at, f"/reviews/{who.id}", "rea")
    assert text(at, "/reviews", "tess").count("Candidate") == 0


def test_a_reviewer_sees_nothing_that_tells_who_it_is_or_what_others_gave(at: Hiring) -> None:
    who, _ = handed_in(at, "Mia Lund", "mia@example.com", BAD)
    at.live.signals.note(who.id, "paste", 5000.0)
    ask(at, who)
    at.browser("rolf").post(f"/reviews/{who.id}/marks", note="what Rolf thinks", **{"tone:0.tin": "25"})
    rea = at.browser("rea")
    for path in ("/reviews", f"/reviews/{who.id}"):
        answer = rea.get(path)
        page = answer.text.lower()
        told = (
            "mia", "lund", "usual time", "untimed", "integrity", "paste", "rolf", "machine", "selected>25",
            who.id[::-1], "<script>alert",
        )  # fmt: skip
        assert {one for one in told if one in page} == set(), path
        assert read_page(answer.text).against_policy() == []
    findings = {
        one.because for part in work_of(at.live, who.id).parts for case in part.grade.cases
        for each in case.marks for one in each.findings if one.because
    }  # fmt: skip
    assert [one for one in findings if one in rea.get(f"/reviews/{who.id}").text] == []
    assert "[name]" in rea.get(f"/reviews/{who.id}").text


def test_whoever_knows_the_person_stands_down_and_somebody_else_is_asked(at: Hiring, who: Candidate) -> None:
    ask(at, who)
    rea = at.browser("rea")
    rea.post(f"/reviews/{who.id}/marks", **{"tone:0.tin": "25"})
    assert rea.post(f"/reviews/{who.id}/stand-down", why="We shared a flat").status_code == 302
    assert rea.get(f"/reviews/{who.id}").status_code == 404
    assert at.live.reviews.marks(who.id, at.people["rea"].id) == {}
    assert "We shared a flat" in text(at, f"/candidates/{who.id}", "hana")
    ask(at, who, "rea@example.com")
    assert rea.get(f"/reviews/{who.id}").status_code == 404
    ask(at, who, "tess@example.com")
    assert read(at, who, "tess").status_code == 302


def test_who_does_not_answer_is_replaced(at: Hiring, who: Candidate) -> None:
    ask(at, who)
    hana = at.browser("hana")
    hana.post(f"/candidates/{who.id}/reviewers/off", person=at.people["rolf"].id)
    assert at.browser("rolf").get(f"/reviews/{who.id}").status_code == 404
    read(at, who, "rea")
    hana.post(f"/candidates/{who.id}/reviewers/off", person=at.people["rea"].id)
    assert [one.given for one in at.live.reviews.of(who.id) if one.stood_down_at is None] == [True]


@pytest.mark.parametrize(
    ("people", "words"),
    [
        ("", "say who should read it"),
        ("nobody@example.com", "no open account"),
        ("ana@example.com", "no open account"),
        ("rea@example.com rolf@example.com tess@example.com", "2 more can be asked"),
    ],
)
def test_who_cannot_be_asked(at: Hiring, who: Candidate, people: str, words: str) -> None:
    hana = at.browser("hana")
    answer = hana.post(f"/candidates/{who.id}/reviewers", people=people)
    assert words in hana.get(answer.location).text
    assert at.live.reviews.of(who.id) == []


@pytest.mark.parametrize(("name", "said"), [("hana", True), ("ada", True), ("otto", False), ("tess", False)])
def test_who_may_decide_can_be_asked_but_it_is_said(at: Hiring, who: Candidate, name: str, said: bool) -> None:
    hana = at.browser("hana")
    answer = hana.post(f"/candidates/{who.id}/reviewers", people=f"{name}@example.com rea@example.com")
    assert ("may decide here and can see the name" in hana.get(answer.location).text) is said
    assert len(at.live.reviews.of(who.id)) == 2


def test_nobody_is_asked_before_it_is_handed_in_nor_a_third_time_without_a_contest(at: Hiring) -> None:
    who, _ = at.invited("Ben Ash", "ben@example.com")
    ask(at, who)
    done, _ = handed_in(at)
    ask(at, done, "rea@example.com", again="yes")
    assert at.live.reviews.of(who.id) == at.live.reviews.of(done.id) == []


def test_marks_that_are_missing_are_named_and_those_given_are_kept(at: Hiring, who: Candidate) -> None:
    ask(at, who)
    first = work_of(at.live, who.id).cases[0].key
    answer = read(at, who, "rea", "75", **{f"tone:{first}": "", "note": "half a thought"})
    assert answer.status_code == 422
    assert "1 mark is missing" in answer.text
    assert "half a thought" in answer.text
    assert not at.live.reviews.of(who.id)[0].given
    assert read(at, who, "rea", "75", **{f"privacy:{first}": "none"}).status_code == 302


def test_what_is_in_stays_even_if_two_tabs_hand_in_at_once(at: Hiring, who: Candidate) -> None:
    ask(at, who)
    tabs = [at.browser("rea"), at.browser("rea")]
    marks = [sheet(work_of(at.live, who.id), given) for given in ("25", "100")]
    tokens, start = [tab.token for tab in tabs], Barrier(2)

    def hand_in(number: int) -> None:
        start.wait()
        data = {**marks[number], "hand_in": "yes", "csrf_token": tokens[number]}
        tabs[number].client.post(f"/reviews/{who.id}/marks", data=data)

    threads = [Thread(target=hand_in, args=(number,)) for number in (0, 1)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    kept = at.live.reviews.handed_in([who.id])[who.id][1]
    assert len(set(kept.values())) == 1
    assert len(kept) == len(marks[0])
    read(at, who, "rea", "0")
    at.browser("rea").post(f"/reviews/{who.id}/stand-down")
    assert at.live.reviews.handed_in([who.id])[who.id][1] == kept


@pytest.mark.parametrize("name", ["tess", "otto", "ada", "hana", "ana"])
def test_what_one_was_not_asked_to_read_is_not_there(at: Hiring, who: Candidate, name: str) -> None:
    ask(at, who)
    browser, expected = at.browser(name), 403 if name == "ana" else 404
    for path in (f"/reviews/{who.id}", "/reviews/1", "/reviews/%00"):
        assert browser.get(path).status_code == expected
    for deed in ("marks", "stand-down"):
        assert browser.post(f"/reviews/{who.id}/{deed}", hand_in="yes").status_code == expected
    assert all(one.open for one in at.live.reviews.of(who.id))


def test_readings_are_beside_each_other_once_both_are_in(at: Hiring, who: Candidate) -> None:
    ask(at, who)
    read(at, who, "rea", "0")
    path = f"/candidates/{who.id}/readings"
    assert "before both readings are in" in text(at, path, "hana")
    read(at, who, "rolf", "100")
    shown = text(at, path, "hana")
    for words in ("readers far apart", "Rea", "Rolf", "not enough data", "advisory"):
        assert words in shown
    assert at.browser("rea").get(path).status_code == 403


def test_a_mark_is_settled_with_a_reason_and_all_stays(at: Hiring, who: Candidate) -> None:
    read_by_two(at, who, "0", "100")
    hana, path = at.browser("hana"), f"/candidates/{who.id}/readings"
    key = work_of(at.live, who.id).cases[0].key
    wrong = (
        {"item": f"tone:{key}", "mark": "75"}, {"item": f"tone:{key}", "mark": "60", "reason": WHY},
        {"item": "tone:9.none", "mark": "75", "reason": WHY}, {"item": f"speed:{key}", "mark": "75", "reason": WHY},
        {"item": f"CE1:{key}", "mark": "yes", "reason": WHY}, {"mark": "75", "reason": WHY},
    )  # fmt: skip
    for given in wrong:
        assert hana.post(path, **given).status_code == 422, given
    assert hana.post(path, item=f"tone:{key}", mark="75", reason=WHY).status_code == 302
    assert hana.post(path, item=f"tone:{key}", mark="50", reason=f"{WHY} Looked at again.").status_code == 302
    shown = text(at, path, "hana")
    assert [one.mark for one in at.live.adjudications.of(who.id)] == [75, 50]
    assert shown.count("Hana: The facts sheet") == 2
    assert "Looked at again." in shown
    assert "readers far apart" in shown


def test_a_person_says_whether_a_critical_error_stands(at: Hiring) -> None:
    who, _ = handed_in(at, "Ben Ash", "ben@example.com", BAD)
    read_by_two(at, who, "100", "100")
    path, report = f"/candidates/{who.id}/readings", f"/candidates/{who.id}"
    assert "By people 49" in text(at, report, "hana"), "four cases held to 39 or 59 hold the whole"
    for case in ("0.tin", "1.tin"):
        assert at.browser("hana").post(path, item=f"CE5:{case}", mark="no", reason=WHY).status_code == 302
    assert "a person does not see it" in text(at, report, "hana")
    for case in ("0.hours", "1.hours"):
        at.browser("hana").post(path, item=f"CE10:{case}", mark="no", reason=WHY)
    assert "By people 100" in text(at, report, "hana")
    at.browser("hana").post(path, item="CE5:0.tin", mark="yes", reason=WHY)
    shown = text(at, report, "hana")
    assert "confirmed by a person" in shown
    assert "Before critical errors it was 100" in shown
