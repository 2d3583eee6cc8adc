"""What was shared and where: the personal data that the customer and the agent wrote in a case, by kind and place.

It tells a learner what to look at, so the desk leaves it out of an assessment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from simulator.casestate import CaseState, Message
from simulator.reading.model import KINDS
from simulator.scenario import Person
from simulator.vocabulary import kind_words

SURE = 0.4
BY = {"agent": "You", "brand": "The brand", "bystander": "Somebody else"}
SIGNS = ("personal", "repeats", "reveals", "confirms")
PART_OF = {"card_last4": "pan", "card_partial": "pan", "national_id_last4": "national_id"}
NOT_LISTED = frozenset({"handle", "area"})
"""What stands on every post anyway."""


@dataclass(frozen=True)
class Shared:
    """One kind of personal data in one place by one writer, first at `at`; `gone` says if none of it shows still."""

    kind: str
    channel: str
    by: str
    at: float
    gone: str


def shared(person: Person, went: CaseState) -> list[Shared]:
    """Give what personal data a case's messages hold, in the order it was first written."""
    found: dict[tuple[str, str, str], list[Message]] = {}
    for said in went.messages:
        if said.withdrawn:
            continue
        by = BY.get(said.by, person.first_name or person.name)
        kinds = dict.fromkeys(_kinds(person, said))
        for kind in kinds:
            if kind not in NOT_LISTED and PART_OF.get(kind) not in kinds:
                found.setdefault((kind, said.channel, by), []).append(said)
    return [
        Shared(kind_words(kind).capitalize(), channel, by, texts[0].at, _gone(texts))
        for (kind, channel, by), texts in found.items()
    ]


def _kinds(person: Person, said: Message) -> Iterator[str]:
    yield from said.exposes
    if said.reading is not None:
        for name in SIGNS:
            signs = said.reading.having(name)
            yield from (kind for sign in signs if sign.confidence >= SURE and (kind := _kind(sign.name)) in KINDS)
    if said.by == "customer":
        yield from _told(person, _plain(said.text))


def _kind(sign: str) -> str:
    return sign.partition(".")[2]


def _told(person: Person, text: str) -> Iterator[str]:
    """A customer's words carry no reading: what they hold is known from the record and from what they tell."""
    values = [(entry.kind, entry.value) for entry in person.record]
    values += [(telling.ask, telling.say) for telling in person.tells if _is_value(telling.say)]
    yield from (kind for kind, value in values if kind in KINDS and _plain(value) in text)


def _is_value(say: str) -> bool:
    """Tell an answer that gives something away from one that only says why not: it has figures or an address."""
    return re.search(r"\d|\w@\w", say) is not None


def _plain(text: str) -> str:
    return re.sub(r"[\s-]+", " ", text).casefold()


def _gone(texts: Sequence[Message]) -> str:
    """Give how what showed it went away, if all of it did: deleted by its writer, or hidden by the brand."""
    if any(said.hidden_at is None and said.deleted_at is None for said in texts):
        return ""
    return "deleted" if all(said.deleted_at is not None for said in texts) else "hidden"
