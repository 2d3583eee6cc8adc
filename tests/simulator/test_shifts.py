"""The shell: words are read once, races are retried, and a refusal loses nothing that fell due."""

from __future__ import annotations

import unicodedata

import pytest

from simulator import commands as c
from simulator.errors import CommandRefused, Conflict
from simulator.eventlog import MemoryLog
from simulator.packs import load_pack
from simulator.reading.model import Context, Reading
from simulator.resources import scenarios_path
from simulator.shifts import play
from tests.simulator.fakes import fake_read

PACK = load_pack(scenarios_path() / "tiny")


class Racing(MemoryLog):
    """A log in which somebody else is faster, so many times."""

    def __init__(self, times: int) -> None:
        super().__init__()
        self.times = 0
        self.lost = times

    def append(self, shift_id: str, after: int, events):  # type: ignore[no-untyped-def]
        """Append, or lose the race."""
        if after and self.times < self.lost:
            self.times += 1
            raise Conflict("somebody was faster")
        super().append(shift_id, after, events)


def reply(text: str = "hello", at: float = 60) -> c.Reply:
    """Give a reply."""
    return c.Reply(at=at, case="tin", channel="public", text=text)


def started(log: MemoryLog) -> MemoryLog:
    """Give a log with a shift begun."""
    play(log, PACK, "s", c.Start(at=0, scenario="teashop"))
    return log


def test_a_lost_race_is_run_again_with_the_same_reading() -> None:
    read: list[str] = []

    def counting(text: str, context: Context) -> Reading:
        read.append(text)
        return fake_read(text, context)

    log = started(Racing(2))
    play(log, PACK, "s", reply(), counting)
    assert read == ["hello"]
    assert [one.kind for one in log.read("s")][-1] == "replied"


def test_three_lost_races_are_a_conflict() -> None:
    with pytest.raises(Conflict):
        play(started(Racing(3)), PACK, "s", reply(), fake_read)


def test_what_fell_due_is_recorded_though_the_command_is_refused() -> None:
    log = started(MemoryLog())
    with pytest.raises(CommandRefused, match="time is up"):
        play(log, PACK, "s", reply(at=10_000), fake_read)
    assert log.read("s")[-1].kind == "shift_ended"


def test_text_is_kept_in_nfc() -> None:
    log = started(MemoryLog())
    (said,) = play(log, PACK, "s", reply(unicodedata.normalize("NFD", "café")), fake_read)
    assert said.text == "café"  # type: ignore[union-attr]
