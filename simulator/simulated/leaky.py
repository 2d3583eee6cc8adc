"""The leaky agent: asks for personal data where all can read, and shows what the record holds."""

from __future__ import annotations

from simulator.simulated.careful import soon
from simulator.simulated.handling import Hand
from simulator.simulated.matter import Matter
from simulator.simulated.playing import Handling
from simulator.simulated.telling import sentences

_ENTRIES = 2
_SHORT = 40


def leaky(matter: Matter) -> Handling:
    """Give questions for personal data, the record read out, and then the facts; nothing where no reply is due."""
    if not matter.expected.needs_reply:
        return
    hand, channel = Hand(matter, "leaky", soon(matter)), matter.case.channel
    yield from hand.do(0, "view", what="record")
    yield from hand.say(channel, [hand.line("ask" if channel == "public" else "ask_private")])
    short = [entry for entry in matter.person.record if len(entry.value) <= _SHORT]
    record = "; ".join(f"{entry.label}: {entry.value}" for entry in short[:_ENTRIES])
    shown = hand.line("show", record=record)
    yield from hand.say(channel, [shown, *sentences(matter, matter.facts)])
