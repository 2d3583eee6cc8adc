"""What the database adds to an event log: owners, erasure, digests, and lasting through a crash."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from simulator.errors import Conflict, UnknownShift
from simulator.events import TYPED, Flagged, Noted, Posted, Replied, ShiftEnded
from simulator.reading.model import Reading, Sign
from webapp.db import Database
from webapp.store import Branch, NewShift, Shifts, SqlLog, hash_owner

READING = Reading(
    version="1",
    chars=9,
    words=2,
    signs=(Sign("apology", 0, 5, 0.9), Sign("name", 7, 9, 0.9, "Jo")),
    measures={"polite": 0.5},
)
REPLY = Replied(at=5, case="a", channel="public", text="Sorry, Jo", reading=READING, sender="support")
POST = Posted(at=1, case="a", by="customer", channel="public", text="Help!", beat="opening")


def shift_with(database: Database, *events: object) -> str:
    shift = Shifts(database).create(NewShift("tiny", "d"))
    SqlLog(database).append(shift, 0, list(events))
    return shift


def test_a_shift_is_found_as_it_was_made(database: Database) -> None:
    shifts = Shifts(database, wall=lambda: 12.5)
    found = shifts.find(shifts.create(NewShift("tiny", "abc", 2**40, "assessment", "hiring", "secret")))
    assert (found.scenario, found.digest, found.seed, found.mode) == ("tiny", "abc", 2**40, "assessment")
    assert (found.scorecard, found.created_at, found.ended_at) == ("hiring", 12.5, None)
    assert found.owner_hash == hash_owner("secret") != "secret"


def test_ids_cannot_be_guessed(database: Database) -> None:
    ids = {Shifts(database).create(NewShift("tiny", "d")) for _ in range(20)}
    assert len(ids) == 20
    assert all(len(shift) >= 22 for shift in ids)


def test_an_unknown_shift_is_said_to_be_unknown(database: Database) -> None:
    shifts = Shifts(database)
    for refused in (shifts.find, shifts.erase):
        with pytest.raises(UnknownShift, match="'nobody'"):
            refused("nobody")
    with pytest.raises(UnknownShift):
        SqlLog(database).append("nobody", 0, [POST])


def test_an_owner_sees_their_own_shifts_only(database: Database) -> None:
    shifts = Shifts(database)
    mine = [shifts.create(NewShift("tiny", "d", owner="me")) for _ in range(2)]
    shifts.create(NewShift("tiny", "d", owner="you"))
    shifts.create(NewShift("tiny", "d"))
    assert sorted(shift.id for shift in shifts.owned_by("me")) == sorted(mine)
    assert len(shifts.all()) == 4


def test_practice_is_handed_over_and_assessments_stay(database: Database) -> None:
    shifts = Shifts(database)
    practice, other = (shifts.create(NewShift("tiny", "d", owner=owner)) for owner in ("me", "you"))
    assessment = shifts.create(NewShift("tiny", "d", mode="assessment", owner="me"))
    nobodys = shifts.create(NewShift("tiny", "d"))
    shifts.hand_over("me", "person:ana")
    shifts.hand_over("nobody", "person:ana")
    assert [shift.id for shift in shifts.owned_by("person:ana")] == [practice]
    assert [shift.id for shift in shifts.owned_by("me")] == [assessment]
    assert [shift.id for shift in shifts.owned_by("you")] == [other]
    assert shifts.find(nobodys).owner_hash is None


def test_the_end_of_a_shift_is_noted_on_it(database: Database) -> None:
    shift = shift_with(database, POST)
    SqlLog(database, wall=lambda: 99.0).append(shift, 1, [ShiftEnded(at=9, why="finished")])
    assert Shifts(database).find(shift).ended_at == 99.0


def test_wall_times_of_storing_are_kept(database: Database, wall) -> None:
    shift = Shifts(database).create(NewShift("tiny", "d"))
    log = SqlLog(database, wall)
    log.append(shift, 0, [POST])
    wall(2.5)
    log.append(shift, 1, [REPLY])
    assert [(found.seq, found.at_wall) for found in log.recorded(shift)] == [(1, 1e6), (2, 1e6 + 2.5)]


def test_texts_are_found_by_their_place_until_they_are_erased(database: Database) -> None:
    shift = shift_with(database, Noted(at=0.0, case="a", text="first"), Noted(at=1.0, case="a", text="second"))
    other = shift_with(database, Noted(at=0.0, case="a", text="elsewhere"))
    shifts = Shifts(database)
    asked = [(shift, 2), (other, 1), (shift, 9), ("nothing", 1)]
    assert shifts.texts(asked) == {(shift, 2): "second", (other, 1): "elsewhere"}
    assert shifts.texts([]) == {}
    shifts.erase(shift)
    assert shifts.texts(asked) == {(other, 1): "elsewhere"}


def test_typed_words_are_in_no_stored_event(database: Database) -> None:
    shift_with(database, POST, REPLY)
    with database.reading() as connection:
        bodies = [row.body for row in connection.exec_driver_sql("SELECT body FROM event ORDER BY seq")]
    assert "Help!" in bodies[0]
    assert "Sorry" not in bodies[1]
    assert "Jo" not in bodies[1]
    assert set(json.loads(bodies[1])["text"]) == {"digest", "chars"}


def test_erasing_takes_the_words_and_leaves_the_shape(database: Database) -> None:
    flag = Flagged(at=6, case="a", flag="incident", note="met Jo")
    shift = shift_with(database, POST, REPLY, flag)
    assert Shifts(database).erase(shift) == 3
    post, reply, flagged = SqlLog(database).read(shift)
    assert post == POST
    assert isinstance(reply, Replied)
    assert reply.text == "▯" * len(REPLY.text)
    assert [(sign.name, sign.start, sign.detail) for sign in reply.reading.signs] == [
        ("apology", 0, ""), ("name", 7, "")
    ]  # fmt: skip
    assert flagged.note == "▯" * len("met Jo")
    assert Shifts(database).find(shift).erased_at is not None
    with database.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM typed_text").scalar_one() == 0


def test_erasing_takes_the_same_words_out_of_branches_and_theirs(database: Database) -> None:
    shifts, ids = Shifts(database), [shift_with(database, REPLY)]
    for _ in range(2):
        ids.append(shifts.create(NewShift("tiny", "d", branch=Branch(ids[-1], 1, 5.0))))
        SqlLog(database).append(ids[-1], 0, [REPLY])
    assert shifts.erase(ids[1]) == 2 * Shifts(database).erase(shift_with(database, REPLY))
    texts = [SqlLog(database).read(shift)[0].text for shift in ids]
    assert [set(text) == {"▯"} for text in texts] == [False, True, True]
    assert [shifts.find(shift).erased_at is not None for shift in ids] == [False, True, True]


def test_a_branch_says_what_it_came_from(database: Database) -> None:
    shifts = Shifts(database)
    plain = shifts.find(shifts.create(NewShift("tiny", "d", owner="me")))
    branch = shifts.find(shifts.create(NewShift("tiny", "d", owner="me", branch=Branch(plain.id, 7, 41.5))))
    shifts.create(NewShift("tiny", "d", owner="you"))
    assert (plain.branch_of, plain.branch_seq, plain.branch_at) == (None, None, None)
    assert (branch.branch_of, branch.branch_seq, branch.branch_at) == (plain.id, 7, 41.5)
    assert {one.id for one in shifts.beside(branch)} == {plain.id, branch.id}
    nobodys = shifts.find(shifts.create(NewShift("tiny", "d")))
    assert shifts.beside(nobodys) == [nobodys]


def test_erasing_leaves_other_shifts_alone(database: Database) -> None:
    one, other = shift_with(database, REPLY), shift_with(database, REPLY)
    Shifts(database).erase(one)
    assert list(SqlLog(database).read(other)) == [REPLY]


def test_a_shift_goes_on_after_erasing(database: Database) -> None:
    shift = shift_with(database, REPLY)
    Shifts(database).erase(shift)
    SqlLog(database).append(shift, 1, [Noted(at=9, case="a", text="new")])
    assert SqlLog(database).read(shift, 1)[0].text == "new"


def test_changed_words_are_noticed(database: Database) -> None:
    shift = shift_with(database, POST, REPLY)
    assert Shifts(database).tampered(shift) == []
    with database.writing() as connection:
        connection.exec_driver_sql("UPDATE typed_text SET text = 'Not sorry'")
    assert Shifts(database).tampered(shift) == [2]


def test_the_same_words_have_different_digests(database: Database) -> None:
    shift_with(database, REPLY, REPLY)
    with database.reading() as connection:
        bodies = [json.loads(row.body) for row in connection.exec_driver_sql("SELECT body FROM event")]
    assert bodies[0]["text"]["digest"] != bodies[1]["text"]["digest"]


def test_every_typed_field_is_text_of_its_event() -> None:
    from simulator import events

    kinds = {cls.__dataclass_fields__["kind"].default: cls for cls in events.Event.__args__}
    for kind, fields in TYPED.items():
        assert {kinds[kind].__dataclass_fields__[name].type for name in fields} == {"str"}


def test_two_connections_to_one_file_conflict(sqlite_database: Database) -> None:
    other = Database(sqlite_database.url.render_as_string(hide_password=False))
    shift = shift_with(sqlite_database, POST)
    SqlLog(other).append(shift, 1, [REPLY])
    with pytest.raises(Conflict):
        SqlLog(sqlite_database).append(shift, 1, [REPLY])
    other.close()


def test_sqlite_is_set_to_last(sqlite_database: Database) -> None:
    wanted = {"journal_mode": "wal", "synchronous": 2, "busy_timeout": 5000, "foreign_keys": 1}
    with sqlite_database.reading() as connection:
        assert {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted} == wanted


WRITER = """
import sys
from simulator.events import Noted
from webapp.db import Database
from webapp.store import SqlLog
log, shift = SqlLog(Database(sys.argv[1])), sys.argv[2]
after = len(log.read(shift))
while True:
    log.append(shift, after, [Noted(at=after, case="a", text=f"{after}a"), Noted(at=after, case="a", text="b")])
    after += 2
    print(after, flush=True)
"""


@pytest.mark.slow
def test_what_was_acknowledged_outlives_kill_9(sqlite_database: Database) -> None:
    shift = shift_with(sqlite_database)
    url = sqlite_database.url.render_as_string(hide_password=False)
    for _ in range(3):
        acknowledged = _killed_after(15, url, shift)
        stored = SqlLog(sqlite_database).read(shift)
        assert len(stored) - acknowledged in (0, 2)
        assert [event.text for event in stored[::2]] == [f"{n}a" for n in range(0, len(stored), 2)]
        assert Shifts(sqlite_database).tampered(shift) == []


def _killed_after(lines: int, url: str, shift: str) -> int:
    """Give the last number that a writer acknowledged before it was killed in the middle of its work."""
    root = str(Path(__file__).parents[2])
    command = [sys.executable, "-c", WRITER, url, shift]
    environment = {**os.environ, "PYTHONPATH": root}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        seen = [process.stdout.readline() for _ in range(lines)]
        process.send_signal(signal.SIGKILL)
        seen += process.stdout.readlines()
    return int([line for line in seen if line.endswith("\n")][-1])


def test_texts_are_found_in_any_number_of_places(database: Database) -> None:
    assert Shifts(database).texts([("none", seq) for seq in range(1500)]) == {}
