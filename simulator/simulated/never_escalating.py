"""The never-escalating agent: answers where it was asked, and never hands over, moves or hides."""

from __future__ import annotations

from simulator.simulated.careful import soon
from simulator.simulated.handling import Hand
from simulator.simulated.matter import Matter
from simulator.simulated.playing import Handling
from simulator.simulated.telling import sentences


def never_escalating(matter: Matter) -> Handling:
    """Give the facts in place, and that nobody else is needed; nothing where no reply is."""
    if not matter.expected.needs_reply:
        return
    hand = Hand(matter, "never_escalating", soon(matter))
    yield from hand.do(0, "view", what="case")
    yield from hand.say(matter.case.channel, [hand.line("reply"), *sentences(matter, matter.facts), hand.line("claim")])
