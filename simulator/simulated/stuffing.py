"""The stuffing agent: one template full of feeling for everybody, and then the brand's facts, one after the other."""

from __future__ import annotations

from simulator.simulated.careful import soon
from simulator.simulated.handling import Hand
from simulator.simulated.matter import Matter
from simulator.simulated.packing import messages
from simulator.simulated.playing import Handling
from simulator.simulated.telling import sentences

_MESSAGES = 2


def stuffing(matter: Matter) -> Handling:
    """Give the template, and as much of the knowledge as two messages hold, to whoever wrote whatever."""
    hand = Hand(matter, "stuffing", soon(matter))
    yield from hand.do(0, "view", what="case")
    yield from hand.say(matter.case.channel, [hand.line("reply")])
    brand, channel = matter.scenario.brand, matter.case.channel
    facts = sentences(matter, matter.scenario.facts().values())
    for text in messages(facts, matter.limit(channel), brand.voice.signoff)[:_MESSAGES]:
        yield from hand.do(20, "reply", channel=channel, text=text)
