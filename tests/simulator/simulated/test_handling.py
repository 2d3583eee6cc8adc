"""Good handling, step by step: what is done, in which order, and never a thing that is refused."""

from __future__ import annotations

import pytest

from simulator import commands as c
from simulator.simulated.handling import handle
from simulator.simulated.playing import Agent, Handling, take
from tests.simulator.simulated.matters import Matter, library, matter

PACK = library()


def steps(place: str, manner: str = "careful") -> list[str]:
    """Give the kinds of what is done in one case, looks aside."""
    done: list[c.Command] = []
    wanted = matter(place)

    def agent(one: Matter) -> Handling:
        if one.case is wanted.case:
            handling = handle(one, manner, one.arrives + 30)
            command = next(handling, None)
            while command is not None:
                done.append(command)
                try:
                    command = handling.send((yield command))
                except StopIteration:
                    return

    watched: Agent = agent
    assert take(PACK, wanted.scenario, watched).refused == ()
    return [command.kind for command in done if command.kind != "view"]


@pytest.mark.parametrize(
    ("place", "wanted"),
    [
        ("pipwire/double_bill", ["tag", "hide", "offer_move", "open_chat", "verify", "remedy", "reply", "reply"]),
        ("pipwire/hourly_drop", ["tag", "hand_off", "reply"]),
        ("pipwire/outage", ["tag", "pause_marketing", "reply"]),
        ("pipwire/lease_joke", ["tag", "leave_alone"]),
        ("umbervale/three_days", ["tag", "pause_marketing", "statement", "promise", "reply"]),
    ],
)
@pytest.mark.parametrize("manner", ["careful", "curt"])
def test_what_is_done_in_a_case(place: str, wanted: list[str], manner: str) -> None:
    done = iter(steps(place, manner))
    assert [kind for kind in wanted if kind in done] == wanted
