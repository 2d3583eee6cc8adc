"""The queue: what burns first stands first."""

from __future__ import annotations

from typing import Any

import pytest

from simulator import events as e
from simulator.scenario import Case
from simulator.state import replay
from tests.simulator.scenes import STARTED, TEASHOP, opened
from webapp.desk.queue import ORDINARY_TARGET, STEPS, Burning, Row, burning, rows

TARGET = 600.0


def posted(at: float, text: str, **fields: Any) -> e.Event:
    """Give something said in the case of the tin."""
    said = {"by": "customer", "channel": "public", "beat": "nudge:1", **fields}
    return e.Posted(at=at, case="tin", text=text, **said)


def waiting(case: str, at: float = 0.0) -> list[e.Event]:
    """Give the events of a case whose customer wrote at a time."""
    posted = e.Posted(at=at, case=case, by="customer", channel="public", text=f"hello from {case}", beat="opening:0")
    return [e.CaseOpened(at=at, case=case, channel="public"), posted]


def answered(case: str, at: float) -> e.Event:
    return e.Replied(at=at, case=case, channel="public", text="Hello", reading=None, sender="support")


def timed(case: Case, target: float | None) -> Case:
    """Give a case with a target of its own, or as it was."""
    if target is None:
        return case
    return case.model_copy(update={"expected": case.expected.model_copy(update={"first_reply": target})})


def shown(events: list[e.Event], now: float, targets: dict[str, float] | None = None) -> dict[str, Row]:
    """Give the queue's rows by case, in the queue's order; `targets` are authored ones."""
    cases = tuple(timed(one, (targets or {}).get(one.id)) for one in TEASHOP.cases)
    scenario = TEASHOP.model_copy(update={"cases": cases})
    return {row.id: row for row in rows(scenario, replay([STARTED, *events]), now)}


def test_nothing_has_come_in_yet() -> None:
    assert shown([], 0.0) == {}


def test_what_used_most_of_its_target_stands_first() -> None:
    events = [*waiting("hours", 0.0), *waiting("tin", 50.0), *waiting("joke", 0.0)]
    assert list(shown(events, 100.0, {"hours": 1000.0, "tin": 60.0, "joke": 200.0})) == ["tin", "joke", "hours"]


def test_those_who_wait_stand_before_the_answered_and_these_before_the_closed() -> None:
    events = [
        *waiting("hours"), *waiting("joke"), *waiting("tin"), answered("hours", 10.0),
        e.Closed(at=20.0, case="joke"),
    ]  # fmt: skip
    assert list(shown(events, 30.0)) == ["tin", "hours", "joke"]


@pytest.mark.parametrize(
    ("now", "standing"), [(0.0, "ok"), (360.0, "ok"), (361.0, "soon"), (600.0, "soon"), (600.1, "late")]
)
def test_a_wait_stands_as_its_target_says(now: float, standing: str) -> None:
    row = shown(waiting("tin"), now, {"tin": TARGET})["tin"]
    assert row.standing == standing
    assert row.left == pytest.approx(TARGET - now)


@pytest.mark.parametrize(("now", "steps"), [(0.0, 0), (15.1, 1), (300.0, 10), (600.0, STEPS), (60_000.0, STEPS)])
def test_the_meter_is_never_longer_than_its_place(now: float, steps: int) -> None:
    assert shown(waiting("tin"), now, {"tin": TARGET})["tin"].steps == steps


def test_what_came_before_the_shift_waits_from_its_start() -> None:
    assert shown(waiting("tin", -900.0), 60.0)["tin"].waiting == 60.0


def test_a_case_without_a_target_of_its_own_does_not_tell_that_it_can_wait() -> None:
    row = shown(waiting("joke"), 5.0)["joke"]
    assert (row.target, row.standing) == (ORDINARY_TARGET, "ok")


def test_an_answered_case_does_not_wait() -> None:
    row = shown([*waiting("tin"), answered("tin", 10.0)], 99_999.0)["tin"]
    assert (row.waiting, row.standing, row.share, row.steps) == (None, "none", 0.0, 0)


def test_a_closed_case_does_not_wait() -> None:
    row = shown([*waiting("tin"), e.Closed(at=9.0, case="tin")], 99_999.0)["tin"]
    assert (row.closed, row.waiting) == (True, None)


def test_unread_is_what_came_since_the_last_look_or_reply() -> None:
    more = posted(30.0, "hello??")
    looked = e.Viewed(at=20.0, case="tin", what="case")
    record = e.Viewed(at=40.0, case="tin", what="record")
    first = waiting("tin")
    assert shown(first, 50.0)["tin"].unread == 1
    assert shown([*first, looked], 50.0)["tin"].unread == 0
    assert shown([*first, looked, more], 50.0)["tin"].unread == 1
    assert shown([*first, looked, more, record], 50.0)["tin"].unread == 1
    assert shown([*first, more, answered("tin", 40.0)], 50.0)["tin"].unread == 0


def test_the_snippet_is_the_newest_word_of_somebody_else() -> None:
    more = posted(30.0, "and one more thing", channel="chat")
    row = shown([*waiting("tin"), more, answered("tin", 40.0)], 50.0)["tin"]
    assert (row.snippet, row.channel) == ("and one more thing", "chat")


def crowd(number: int) -> list[e.Event]:
    return [posted(20.0 + n, "same here", by="bystander", beat=f"pile:{n}") for n in range(number)]


@pytest.mark.parametrize(
    ("events", "note"),
    [
        ([], ""),
        (crowd(1), ""),
        (crowd(3), "3 people have joined in"),
        ([e.CustomerLeft(at=30.0, case="tin", how="gave_up")], "Gave up waiting"),
        ([*crowd(3), e.CustomerLeft(at=30.0, case="tin", how="gave_up")], "Gave up waiting"),
        ([e.VerificationAsked(at=30.0, case="tin", tier=1)], "Identity check is running"),
    ],
)
def test_the_note_says_what_needs_looking_at(events: list[e.Event], note: str) -> None:
    assert shown([*waiting("tin"), *events], 40.0)["tin"].note == note


def test_the_row_names_the_person_and_their_tag() -> None:
    row = shown([*waiting("tin"), e.Tagged(at=1.0, case="tin", category=None, priority="P1")], 2.0)["tin"]
    assert (row.name, row.handle, row.priority) == ("Oona K.", "@oonak_reads", "P1")


def test_a_log_of_another_test_reads_the_same() -> None:
    row = next(iter(rows(TEASHOP, replay(opened()), 30.0)))
    assert (row.id, row.snippet, row.waiting) == ("tin", "hi", 30.0)


def promised(case: str, due: float, at: float = 20.0) -> e.Event:
    return e.Promised(at=at, case=case, due=due, what="an update")


def tagged(case: str, priority: str, category: str | None = None) -> e.Event:
    return e.Tagged(at=30.0, case=case, category=category, priority=priority)  # type: ignore[arg-type]


def test_what_the_agent_called_danger_stands_before_what_is_late() -> None:
    events = [*waiting("hours"), *waiting("tin"), tagged("hours", "P0")]
    assert list(shown(events, 100.0, {"hours": 1000.0, "tin": 60.0})) == ["hours", "tin"]


def test_an_answered_danger_burns_no_more() -> None:
    events = [*waiting("hours"), *waiting("tin"), tagged("hours", "P0"), answered("hours", 40.0)]
    assert list(shown(events, 100.0)) == ["tin", "hours"]


def test_a_promised_case_is_put_aside_behind_all_open_ones_and_comes_back() -> None:
    events = [
        *waiting("hours"),
        *waiting("tin"),
        answered("tin", 10.0),
        answered("hours", 10.0),
        promised("tin", 620.0),
    ]
    row = shown(events, 100.0)["tin"]
    assert list(shown(events, 100.0)) == ["hours", "tin"]
    assert (row.aside, row.back) == (True, 500.0)
    back = shown(events, 500.0)
    assert list(back) == ["tin", "hours"]
    assert (back["tin"].aside, back["tin"].spent, back["tin"].target, back["tin"].standing) == (False, 480, 600, "soon")


def test_a_missed_promise_is_late_until_something_is_said() -> None:
    events = [*waiting("tin"), answered("tin", 10.0), promised("tin", 120.0)]
    missed = e.PromiseEnded(at=120.0, case="tin", promise=5, kept=False)
    row = shown([*events, missed], 150.0)["tin"]
    assert (row.standing, row.left, row.waiting) == ("late", -30.0, None)
    assert shown([*events, missed, answered("tin", 160.0)], 170.0)["tin"].standing == "none"


def test_a_row_is_measured_by_what_presses_more() -> None:
    row = shown([*waiting("tin"), promised("tin", 5000.0)], 601.0, {"tin": TARGET})["tin"]
    assert (row.spent, row.target, row.standing, row.back) == (601.0, TARGET, "late", None)
    missed = [promised("tin", 120.0), e.PromiseEnded(at=120.0, case="tin", promise=4, kept=False)]
    row = shown([*waiting("tin"), *missed], 150.0, {"tin": TARGET})["tin"]
    assert (row.for_update, row.standing, row.waiting) == (True, "late", 150.0)


def test_who_waits_comes_back_while_there_is_time_left_to_answer() -> None:
    events = [*waiting("tin"), promised("tin", 5000.0)]
    assert [shown(events, now, {"tin": TARGET})["tin"].aside for now in (30.0, 359.0, 360.0, 700.0)] == [
        True, True, False, False,
    ]  # fmt: skip


def test_a_case_in_which_somebody_wrote_since_can_be_put_aside_again() -> None:
    events = [*waiting("tin"), answered("tin", 10.0), promised("tin", 620.0), posted(40.0, "fine. waiting")]
    row = shown(events, 50.0)["tin"]
    assert (row.aside, row.back, row.last) == (False, 500.0, 6)


@pytest.mark.parametrize(
    ("events", "now", "shows"),
    [
        ([], 10.0, ("public", "waiting")),
        ([], 700.0, ("public", "waiting", "late")),
        ([answered("tin", 10.0)], 700.0, ("public",)),
        ([answered("tin", 10.0), promised("tin", 900.0)], 50.0, ("public", "promised")),
        ([posted(20.0, "here", channel="chat")], 30.0, ("chat", "waiting")),
        ([posted(20.0, "here", channel="dm")], 30.0, ("private", "waiting")),
        ([e.Closed(at=20.0, case="tin")], 700.0, ("public",)),
    ],
)
def test_a_case_is_shown_by_the_filters_that_fit(events: list[e.Event], now: float, shows: tuple[str, ...]) -> None:
    assert shown([*waiting("tin"), *events], now, {"tin": TARGET})["tin"].shows == shows


def hot(events: list[e.Event], now: float) -> Burning | None:
    return burning(list(shown(events, now, {"tin": 60.0, "hours": 1000.0}).values()))


def test_nothing_burns_while_all_are_in_time() -> None:
    assert hot([*waiting("tin"), *waiting("hours")], 50.0) is None
    assert hot([*waiting("tin"), answered("tin", 90.0)], 5000.0) is None


def test_what_burns_is_counted_and_the_worst_named() -> None:
    events = [*waiting("tin"), *waiting("hours")]
    late = hot(events, 100.0)
    assert late is not None
    assert (late.late, late.danger, late.worst.id) == (1, 0, "tin")
    both = hot([*events, tagged("hours", "P0")], 100.0)
    assert both is not None
    assert (both.late, both.danger, both.worst.id) == (1, 1, "hours")


def test_the_row_carries_the_agents_own_category() -> None:
    assert shown(waiting("tin"), 2.0)["tin"].category is None
    assert shown([*waiting("tin"), tagged("tin", "P2", "complaint")], 40.0)["tin"].category == "complaint"
