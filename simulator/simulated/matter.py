"""What a simulated agent knows of a case: its parts in the scenario, and what these parts say is right to do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from simulator.brand import Fact, Remedy, Team
from simulator.pick import fraction
from simulator.reading.model import Channel
from simulator.scenario import LIMITS, Case, Expected, Person, Scenario

_CLOCK = re.compile(r"\b(\d{1,2}):(\d{2})\b")
_THING = re.compile(r"\b(?:my|the|a|an|our|your|this|that)\s+([a-z]{4,})\b")
_WORD = re.compile(r"[a-z]{4,}")
_EMERGENCY = re.compile(r"\b(?:999|112|911)\b")
_HANDED = "handed_off:"
_HIDEABLE = frozenset({"TRO", "THR", "FRD"})


@dataclass(frozen=True)
class Matter:
    """One case of a scenario, and the seed by which an agent chooses its words."""

    scenario: Scenario
    case: Case
    seed: int = 1

    @property
    def expected(self) -> Expected:
        """Give what the author says good handling is."""
        return self.case.expected

    @property
    def person(self) -> Person:
        """Give the customer."""
        return self.scenario.person(self.case.person)

    @property
    def arrives(self) -> float:
        """Give when the case is in the queue, in seconds of the shift; 0 where it was there before."""
        return max(
            0.0, min(post.at for post in self.case.opening if post.by == "customer" or len(self.case.opening) == 1)
        )

    @property
    def ends(self) -> float:
        """Give when the shift ends, in seconds."""
        return self.scenario.minutes * 60.0

    def fraction(self, *key: object) -> float:
        """Give a number in [0, 1) for this case, the same for the same seed and key."""
        return fraction(self.seed, self.scenario.id, self.case.id, *key)

    def time(self, at: float) -> str:
        """Give what the wall clock of the shift shows at a second of it: 09:45."""
        found = _CLOCK.search(self.scenario.starts)
        minutes = int(found[1]) * 60 + int(found[2]) if found else 9 * 60
        hours, rest = divmod(minutes + int(at // 60), 60)
        return f"{hours % 24:02}:{rest:02}"

    def limit(self, channel: Channel) -> int:
        """Give how many characters a message may have in a channel."""
        return self.scenario.brand.voice.limits.get(channel, LIMITS[channel])

    @cached_property
    def best(self) -> str:
        """Give the first of the dispositions that the author rates best."""
        return self.expected.disposition.best[0]

    @cached_property
    def way(self) -> tuple[str, ...]:
        """Give the authored way to settle it that goes with the best disposition, the first where none does."""
        wanted = self.best.replace(_HANDED, "handoff:") if self.best.startswith(_HANDED) else self.best
        ways = self.expected.settled_by
        return next((way for way in ways if wanted in way), ways[0] if ways else ())

    @cached_property
    def teams(self) -> tuple[Team, ...]:
        """Give the teams that the matter belongs with; none where it stays with the agent."""
        named = [name.partition(":")[2] for name in (self.best, *self.way) if name.startswith((_HANDED, "handoff:"))]
        teams = {team.id: team for team in self.scenario.brand.teams}
        return tuple(teams[name] for name in dict.fromkeys(named) if name in teams)

    @cached_property
    def remedies(self) -> tuple[Remedy, ...]:
        """Give what has to be carried out to settle it."""
        wanted = [name.partition(":")[2] for name in self.way if name.startswith("remedy:")]
        return tuple(one for one in self.scenario.brand.remedies if one.id in wanted)

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """Give what the customer has to be told, in the author's order."""
        named = (*self.expected.facts, *(name[5:] for name in self.way if name.startswith("fact:")))
        return tuple(self.scenario.facts()[name] for name in dict.fromkeys(named))

    @cached_property
    def told(self) -> tuple[str, ...]:
        """Give the signs that the replies have to carry."""
        return tuple(dict.fromkeys((*self.expected.told, *(name[5:] for name in self.way if name.startswith("told:")))))

    def due(self, action: str) -> bool:
        """Tell whether an action is among the duties, or among what settles the case."""
        return action in self.expected.actions or action in self.way

    @property
    def hideable(self) -> bool:
        """Tell whether a post may be hidden that shows nothing personal: a threat, a trap or a taunt."""
        return "hidden" in self.expected.disposition.best or bool(_HIDEABLE & {self.case.kind, *self.case.also})

    @cached_property
    def tier(self) -> int:
        """Give the tier to check before acting or telling; 0 where no check is due."""
        needed = max((one.tier for one in self.remedies), default=0)
        return max(needed, 2 if self.due("verify") else 0)

    @cached_property
    def room(self) -> str | None:
        """Give the private room to go on in, with leave; None where the case stays where it began."""
        moved = [name.removeprefix("moved_") for name in self.expected.disposition.best if name.startswith("moved_")]
        private = moved or self.expected.private or self.tier
        rooms = [room for room in (*moved, "chat", "dm") if room in self.person.accepts and room != self.case.channel]
        if not private or not rooms or (self.case.channel != "public" and not moved):
            return None
        return rooms[0]

    @cached_property
    def urgent(self) -> bool:
        """Tell whether somebody may come to harm, so that what keeps them safe is said first, and where they asked."""
        return "told.emergency" in self.told

    @cached_property
    def subject(self) -> str | None:
        """Give a thing that both the title and the customer's opening name; None if there is none."""
        title = set(_WORD.findall(self.case.title.casefold()))
        said = " ".join(post.text for post in self.case.opening if post.by == "customer").casefold()
        return next((thing for thing in _THING.findall(said) if thing in title), None)

    @cached_property
    def number(self) -> str:
        """Give the emergency number that the scenario names; 999 where it names none."""
        known = " ".join(
            f"{article.text} {' '.join(fact.text for fact in article.facts)}" for article in self.scenario.knowledge
        )
        found = _EMERGENCY.search(known)
        return found[0] if found else "999"
