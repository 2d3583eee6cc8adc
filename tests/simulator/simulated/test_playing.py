"""A shift taken by an agent: the same each time, in the order of the times, and only until it ends."""

from __future__ import annotations

from simulator import commands as c
from simulator.simulated.careful import careful
from simulator.simulated.matter import Matter
from simulator.simulated.playing import Handling, take
from tests.simulator.simulated.matters import library

PACK, SHOP = library(), library().scenario("teashop")


def test_the_same_agent_and_seed_give_the_same_shift() -> None:
    assert take(PACK, SHOP, careful) == take(PACK, SHOP, careful)
    assert take(PACK, SHOP, careful).said != take(PACK, SHOP, careful, seed=2).said


def test_an_agent_sees_the_case_after_each_command() -> None:
    seen: list[int] = []

    def looking(matter: Matter) -> Handling:
        went = yield c.View(at=matter.arrives + 1, case=matter.case.id)
        went = yield c.Reply(at=matter.arrives + 2, case=matter.case.id, channel="public", text="Hello there.")
        seen.append(len(went.replies) if went else 0)

    take(PACK, SHOP, looking)
    assert seen == [1] * len(SHOP.cases)


def test_what_comes_after_the_end_is_not_done_and_what_is_refused_is_told() -> None:
    def late(matter: Matter) -> Handling:
        yield c.Close(at=matter.arrives + 1, case=matter.case.id)
        yield c.Close(at=matter.arrives + 2, case=matter.case.id)
        yield c.Reply(at=matter.ends + 1, case=matter.case.id, channel="public", text="Too late.")

    taken = take(PACK, SHOP, late)
    assert (taken.said, len(taken.refused)) == ((), len(SHOP.cases))
