"""Who answers whom in a public thread, and how far in that stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from simulator.state import Message

DEEPEST = 2


@dataclass(frozen=True, slots=True)
class Place:
    """Where a post stands: the number of the event it answers (None heads a thread) and its depth, 0 to DEEPEST."""

    parent: int | None
    depth: int

    def unclear_below(self, above: int | None) -> bool:
        """Tell whether the eye cannot see what is answered, with the post of event `above` right over this one.

        What stands one step in answers the head; only the deepest step holds answers to many.
        """
        return self.depth == DEEPEST and self.parent != above


def places(messages: Iterable[Message]) -> dict[int, Place]:
    """Give the place of every message of one thread, by its event; `messages` are public and in order.

    The network keeps no address of a reply, so it is read from the order: the brand answers the customer's newest
    post, the customer the brand's newest, and strangers the post that began it. A statement stands alone.
    """
    found: dict[int, Place] = {}
    head: int | None = None
    newest: dict[str, int] = {}
    for said in messages:
        parent = None if said.statement else newest.get(_answers(said), head)
        found[said.event] = Place(parent, 0 if parent is None else min(DEEPEST, found[parent].depth + 1))
        if said.statement:
            continue
        head = said.event if head is None else head
        newest[_side(said)] = said.event
    return found


def _side(said: Message) -> str:
    return "brand" if said.by in ("agent", "brand") else said.by


def _answers(said: Message) -> str:
    return {"brand": "customer", "customer": "brand"}.get(_side(said), "")
