"""Live shifts over the tiny pack: wall clock in, virtual time out."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simulator.commands import Command
from simulator.errors import CommandRefused, UnknownShift
from simulator.packs import Pack, load_pack
from simulator.resources import scenarios_path
from simulator.state import replay
from webapp.db import Database
from webapp.live import Live
from webapp.store import NewShift, Shifts, SqlLog

Wall = Callable[..., float]
REPLY = {
    "kind": "reply", "case": "hours", "channel": "public",
    "text": "Morning Bryn! Yes, we're open on Saturday from 9:00 to 17:30. ^Jo",
}  # fmt: skip


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(scenarios_path() / "tiny")


def live_on(database: Database, pack: Pack, wall: Wall) -> Live:
    return Live(SqlLog(database, wall), Shifts(database, wall), pack, wall)


@pytest.fixture
def live(sqlite_database: Database, pack: Pack, wall: Wall) -> Live:
    return live_on(sqlite_database, pack, wall)


def test_a_shift_starts_at_zero_and_runs_with_the_wall_clock(live: Live, wall: Wall) -> None:
    shift = live.start("teashop")
    assert live.now(shift) == 0
    wall(12.5)
    assert live.now(shift) == 12.5


def test_a_faster_clock_runs_faster(live: Live, wall: Wall) -> None:
    shift = live.start("teashop", speed=4.0)
    wall(10)
    assert live.now(shift) == 40


def test_looking_changes_nothing(live: Live, wall: Wall) -> None:
    shift = live.start("teashop")
    before = live.state(shift)
    wall(600)
    live.now(shift), live.next_due(shift), live.events(shift)
    assert live.state(shift) == before


def test_advancing_plays_what_fell_due(live: Live, wall: Wall) -> None:
    shift = live.start("teashop")
    due = live.next_due(shift)
    assert due is not None
    wall(due - 0.5)
    assert live.advance(shift)[1] == ()
    wall(1)
    state, added = live.advance(shift)
    assert added
    assert added[0].at == pytest.approx(due, abs=0.002)
    assert state == live.state(shift)


def test_late_is_the_same_as_on_time(live: Live, wall: Wall) -> None:
    late, punctual = live.start("teashop"), live.start("teashop")
    for _ in range(100):
        wall(10)
        live.advance(punctual)
    live.advance(late)
    assert live.state(late).ended == "time"
    assert list(live.events(late)) == list(live.events(punctual))


def test_time_stops_at_the_end(live: Live, wall: Wall) -> None:
    shift = live.start("teashop")
    wall(100_000)
    assert live.advance(shift)[0].ended == "time"
    assert live.now(shift) == 900
    assert live.next_due(shift) is None
    assert live.shift(shift).ended_at == wall()
    with pytest.raises(CommandRefused, match="time is up"):
        live.act(shift, REPLY)


def test_a_command_is_dated_by_the_server(live: Live, wall: Wall) -> None:
    shift = live.start("teashop")
    wall(30)
    _, added = live.act(shift, {**REPLY, "at": 5.0})
    assert [event.at for event in added if event.kind == "replied"] == [30.0]


def test_a_reading_from_outside_is_not_believed(live: Live, wall: Wall) -> None:
    shift = live.start("teashop")
    forged = {"version": "forged", "chars": 1, "words": 1}
    _, added = live.act(shift, {**REPLY, "reading": forged})
    assert [event.reading.version for event in added if event.kind == "replied"] != ["forged"]


def test_a_nonce_makes_a_double_click_harmless(live: Live) -> None:
    shift = live.start("teashop")
    live.act(shift, {**REPLY, "nonce": "n1"})
    assert live.act(shift, {**REPLY, "nonce": "n1"})[1] == ()


def test_pausing_stops_the_clock_and_resuming_goes_on(live: Live, wall: Wall) -> None:
    shift = live.start("teashop")
    wall(10)
    live.act(shift, {"kind": "set_clock", "paused": True})
    wall(500)
    assert live.now(shift) == 10
    live.act(shift, {"kind": "set_clock", "paused": False, "speed": 2.0})
    wall(5)
    assert live.now(shift) == 20


def test_skipping_goes_to_what_happens_next(live: Live, wall: Wall) -> None:
    shift = live.start("teashop")
    due = live.next_due(shift)
    state, added = live.act(shift, {"kind": "wait", "skip": True})
    assert added
    assert state.at == pytest.approx(due, abs=0.002)
    assert live.now(shift) == state.at
    wall(1)
    assert live.now(shift) == state.at + 1


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ({"kind": "dance"}, "dance"),
        ({}, "command"),
        ({"kind": "reply", "case": "hours"}, "text"),
        ({**REPLY, "text": "a\0b"}, "cannot be stored"),
        ({**REPLY, "text": "a\ud800b"}, "cannot be stored"),
        ({**REPLY, "case": "nobody"}, "nobody"),
        ({**REPLY, "nonce": "n" * 101}, "nonce"),
        ({"kind": "promise", "case": "hours", "due": float("inf")}, "number"),
        ({"kind": "start", "scenario": "teashop"}, "begun already"),
    ],
)
def test_a_wrong_command_is_refused_in_words(live: Live, data: dict[str, object], says: str) -> None:
    shift = live.start("teashop")
    before = live.events(shift)
    with pytest.raises(CommandRefused, match=says):
        live.act(shift, data)
    assert live.events(shift) == before


VALUES = st.one_of(
    st.text(max_size=20), st.sampled_from(["hours", "tin", "chat", "public", "\ud800", "\0"]), st.none(), st.booleans(),
    st.integers(), st.floats(), st.lists(st.integers(), max_size=2), st.just({"a": 1}),
)  # fmt: skip
FIELDS = sorted({name for cls in get_args(get_args(Command)[0]) for name in cls.__dataclass_fields__})


@given(
    kind=st.sampled_from(sorted({cls.__dataclass_fields__["kind"].default for cls in get_args(get_args(Command)[0])})),
    rest=st.dictionaries(st.sampled_from(FIELDS), VALUES, max_size=5),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
def test_whatever_comes_is_carried_out_or_refused_in_words(live: Live, kind: str, rest: dict[str, object]) -> None:
    shift = live.start("teashop")
    for case in ({}, {"case": "hours", "text": "Hello"}):
        try:
            state, _ = live.act(shift, {**rest, **case, "kind": kind})
        except CommandRefused as refused:
            assert str(refused)
        else:
            assert state == replay(live.events(shift))


@pytest.mark.parametrize(
    "wrong",
    [{"scenario_id": "nowhere"}, {"mode": "exam"}, {"speed": 0}, {"speed": 1e9}, {"seed": -1}, {"seed": 2**60},
     {"scorecard": "nothing"}, {"speed": float("nan")}, {"mode": "assessment", "speed": 2.0}],
)  # fmt: skip
def test_a_wrong_setting_starts_nothing(live: Live, wrong: dict[str, object]) -> None:
    with pytest.raises(CommandRefused):
        live.start(**{"scenario_id": "teashop", **wrong})
    assert live.shifts.all() == []


def test_an_unknown_shift_is_unknown_everywhere(live: Live) -> None:
    for ask in (live.state, live.now, live.advance, live.next_due, live.shift, live.erase):
        with pytest.raises(UnknownShift):
            ask("nobody")
    with pytest.raises(UnknownShift):
        live.act("nobody", REPLY)


def test_any_process_can_serve_any_shift(live: Live, pack: Pack, wall: Wall) -> None:
    other = live_on(live.shifts.database, pack, wall)
    shift = live.start("teashop")
    other.act(shift, REPLY)
    wall(30)
    live.advance(shift)
    other.act(shift, {"kind": "note", "case": "hours", "text": "told"})
    assert live.state(shift) == other.state(shift) == replay(live.events(shift))


def test_a_process_forgets_nothing_that_it_put_aside(live: Live, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("webapp.live.KEPT", 2)
    shifts = [live.start("teashop", seed) for seed in range(5)]
    for shift in shifts:
        live.act(shift, REPLY)
    assert all(live.state(shift).cases["hours"].replies for shift in shifts)
    assert len(live._kept) == 2


def test_agents_in_two_tabs_lose_nothing(database: Database, pack: Pack, wall: Wall) -> None:
    tabs = [live_on(database, pack, wall) for _ in range(2)]
    live = tabs[0]
    shift = live.start("teashop")

    def write(number: int) -> None:
        live_tab = tabs[number % 2]
        for _ in range(20):
            try:
                live_tab.act(shift, {"kind": "note", "case": "hours", "text": f"n{number}", "nonce": f"n{number}"})
            except CommandRefused:
                continue
            return

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(12)))
    notes = [event.text for event in live.events(shift) if event.kind == "noted"]
    assert sorted(notes) == sorted(f"n{number}" for number in range(12))


def test_a_grade_is_recorded_when_the_shift_ends(live: Live, pack: Pack, wall: Wall) -> None:
    shift = live.start("teashop")
    live.act(shift, REPLY)
    with pytest.raises(CommandRefused, match="not ended"):
        live.grade(shift)
    assert live.grades.find(shift) is None
    live.act(shift, {"kind": "finish"})
    recorded = live.grades.find(shift)
    assert recorded is not None
    assert recorded == live.grade(shift) == live_on(live.shifts.database, pack, wall).grade(shift)
    assert {case.case for case in recorded.cases} >= {"hours"}


def test_erased_words_are_gone_from_memory_too(live: Live, pack: Pack, wall: Wall) -> None:
    other = live_on(live.shifts.database, pack, wall)
    shift = live.start("teashop")
    live.act(shift, REPLY)
    assert "Bryn" in other.state(shift).cases["hours"].replies[0].text
    live.erase(shift)
    for each in (live, other):
        assert set(each.state(shift).cases["hours"].replies[0].text) == {"▯"}


def test_a_scenario_that_was_edited_stops_the_shift(live: Live, pack: Pack, wall: Wall) -> None:
    from dataclasses import replace

    shift = live.start("teashop")
    edited = live_on(live.shifts.database, replace(pack, digests={"teashop": "other"}), wall)
    with pytest.raises(CommandRefused, match="changed since"):
        edited.act(shift, REPLY)


@pytest.fixture
def ended(live: Live, wall: Wall) -> str:
    """Give a shift that ended, with replies at second 40 and, after a jump, later on."""
    shift = live.start("teashop", speed=2.0, owner="me")
    wall(20)
    live.act(shift, {**REPLY, "nonce": "one"})
    live.act(shift, {"kind": "wait", "skip": True})
    wall(30)
    live.act(shift, {**REPLY, "text": "Anything else I can look up for you? ^Jo", "nonce": "two"})
    live.act(shift, {"kind": "finish"})
    return shift


def replies(live: Live, shift: str) -> list[int]:
    """Give the numbers of the events that are replies."""
    return [seq for seq, event in enumerate(live.events(shift), start=1) if event.kind == "replied"]


def test_a_branch_begins_with_the_same_events_and_the_clock_goes_on(live: Live, ended: str, wall: Wall) -> None:
    for seq in (one - 1 for one in replies(live, ended)):
        wall(1000)
        made = live.branch(ended, seq, "me")
        assert live.events(made) == live.events(ended)[:seq]
        assert live.now(made) == pytest.approx(max(0.0, live.state(made).at), abs=0.01)
        wall(3)
        assert live.now(made) == pytest.approx(max(0.0, live.state(made).at) + 6, abs=0.01)
        row = live.shift(made)
        assert (row.branch_of, row.branch_seq, row.branch_at) == (ended, seq, max(0.0, live.state(made).at))
        assert row.owner_hash == live.shift(ended).owner_hash
        assert live.shifts.tampered(made) == []


def test_the_same_words_at_the_same_time_lead_to_the_same_story(live: Live, ended: str, wall: Wall) -> None:
    first = replies(live, ended)[0]
    made = live.branch(ended, first - 1)
    wall((live.events(ended)[first - 1].at - live.now(made)) / 2.0)
    live.act(made, {**REPLY, "nonce": "one"})
    assert live.events(made) == live.events(ended)[: len(live.events(made))]
    assert len(live.events(made)) >= first


def test_a_branch_has_its_own_nonces_and_leaves_the_other_as_it_was(live: Live, ended: str) -> None:
    before, grade = live.events(ended), live.grade(ended)
    made = live.branch(ended, replies(live, ended)[1] - 1)
    _, added = live.act(made, {**REPLY, "text": "Shall I keep a table for you? ^Jo", "nonce": "two"})
    assert [event.kind for event in added if event.kind == "replied"] == ["replied"]
    live.act(made, {"kind": "finish"})
    assert (live.events(ended), live.grade(ended)) == (before, grade)
    assert live.grades.find(made) is not None


def test_a_branch_from_the_start_is_a_new_shift_of_the_same_seed(live: Live, ended: str) -> None:
    made = live.branch(ended, 0, "me")
    fresh = live.start("teashop", speed=2.0)
    assert live.events(made) == live.events(fresh)
    assert (live.shift(made).branch_of, live.shift(made).branch_at) == (ended, 0.0)


@pytest.mark.parametrize("later", [False, True])
def test_a_branch_keeps_the_form(live: Live, later: bool) -> None:
    first = live.start("teashop", form=2)
    live.act(first, REPLY)
    live.act(first, {"kind": "finish"})
    made = live.branch(first, replies(live, first)[0] - 1 if later else 0, "me")
    before, after = (live.state(one).started for one in (first, made))
    assert before is not None and after is not None
    assert (before.form, after.form) == (2, 2)


def test_what_cannot_be_gone_on_from_is_refused_in_words(live: Live, pack: Pack, ended: str, wall: Wall) -> None:
    from dataclasses import replace

    count = len(live.shifts.all())
    for seq in (-1, len(live.events(ended)), 9999):
        with pytest.raises(CommandRefused, match="no such moment"):
            live.branch(ended, seq)
    edited = live_on(live.shifts.database, replace(pack, digests={"teashop": "other"}), wall)
    with pytest.raises(CommandRefused, match="changed since"):
        edited.branch(ended, 0)
    assessment = live.start("teashop", mode="assessment")
    with pytest.raises(CommandRefused, match="only practice"):
        live.branch(assessment, 0)
    live.erase(ended)
    with pytest.raises(CommandRefused, match="erased"):
        live.branch(ended, 0)
    assert len(live.shifts.all()) == count + 1


@pytest.mark.parametrize("when", ["before", "after"])
def test_words_that_are_erased_while_a_branch_is_made_are_in_neither(
    live: Live, ended: str, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    create = live.shifts.create

    def erasing(new: NewShift) -> str:
        """Make the branch's row, with the erasing just before or after."""
        if when == "before":
            live.erase(ended)
        made = create(new)
        if when == "after":
            live.erase(ended)
        return made

    monkeypatch.setattr(live.shifts, "create", erasing)
    made = live.branch(ended, replies(live, ended)[1] - 1)
    for shift in (ended, made):
        assert set(live.state(shift).cases["hours"].replies[0].text) == {"▯"}
        assert live.shift(shift).erased_at is not None
