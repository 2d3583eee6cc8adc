"""What can come and what can be done in a scenario: beats, expectations and times that no shift could ever meet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from simulator.casestate import UNSEEN_SECONDS
from simulator.dispositions import THANKFUL
from simulator.references import Found
from simulator.scenario import Beat, Case, Person, Scenario, When
from simulator.scoring.speed import FAIR

_CHECKED_TIERS = range(1, 4)
"""The tiers of identity that an agent can check."""
_ROOMS = frozenset({"dm", "chat"})
_HEARD = ("finding", "asked", "offered", "fact", "topic")
"""The conditions that only words of the agent's can meet, once they are seen."""


def unsolvable(scenario: Scenario) -> Iterator[Found]:
    """Give what can never come, never be done or never be in time, each with its path and what to do instead."""
    end = scenario.minutes * 60.0
    for index, post in enumerate(scenario.brand.marketing):
        if not 0 < post.at < end:
            yield (
                ("brand", "marketing", index, "at"),
                f"goes out at {post.at:g} s, where nobody can pause it; give a time within the shift's {end:g} s",
            )
    for index, case in enumerate(scenario.cases):
        matter = _Matter(scenario, case, scenario.person(case.person), end)
        for part in (_times, _beats, _expected):
            yield from ((("cases", index, *where), message) for where, message in part(matter))


@dataclass(frozen=True, slots=True)
class _Matter:
    """One case with whom it is about; `end` is when the shift is over."""

    scenario: Scenario
    case: Case
    person: Person
    end: float

    @property
    def opened(self) -> float:
        """Give when the case comes."""
        return min(post.at for post in self.case.opening)

    def undoable(self, name: str) -> str | None:
        """Give why an action can never be done in this case; None if it can."""
        head, _, rest = name.partition(":")
        if head == "remedy":
            remedy = next(one for one in self.scenario.brand.remedies if one.id == rest)
            return self._unproven(remedy.tier) if remedy.tier else None
        if head == "verify":
            return self._unproven(int(rest or 1))
        if name in _ROOMS and name == self.case.channel:
            return "the case begins there"
        return "nothing here is public" if name == "hide" and not self._shows() else None

    def _unproven(self, tier: int) -> str | None:
        if tier not in _CHECKED_TIERS:
            return f"an agent checks tiers 1 to 3, not {tier}"
        return None if self.person.genuine else f"it takes tier {tier}, and no check of {self.person.id} passes"

    def _shows(self) -> bool:
        """Tell whether a customer or a bystander says anything in public."""
        case = self.case
        channels = {post.by: case.channel for post in case.opening if post.by != "brand"}
        spoken = (beat.channel or ("public" if beat.by == "bystander" else case.channel) for beat in case.beats)
        return bool(case.bystanders) or "public" in (*channels.values(), *spoken)


def _times(matter: _Matter) -> Iterator[Found]:
    """Give the posts that come when the shift is over, or so late that no reply to them is expected any more."""
    case, target = matter.case, matter.case.target
    for index, post in enumerate(case.opening):
        if post.at >= matter.end:
            yield ("opening", index, "at"), f"comes when the shift is over, at {matter.end:g} s; let it come earlier"
    asked = [post.at for post in case.opening if post.by == "customer" and post.at < matter.end]
    if not asked or target is None or not case.expected.needs_reply:
        return
    left, fair = matter.end - max(min(asked), 0.0), min(target, FAIR)
    if left < fair:
        first = next(n for n, post in enumerate(case.opening) if post.by == "customer" and post.at == min(asked))
        yield (
            ("opening", first, "at"),
            f"leaves {left:g} s of the shift, too few for a first reply to count; leave at least {fair:g} s",
        )


def _beats(matter: _Matter) -> Iterator[Found]:
    beats = {beat.id: beat for beat in matter.case.beats}
    for index, beat in enumerate(matter.case.beats):
        if (wrong := _why_never(matter, beats, beat)) is not None:
            where, reason = wrong
            yield ("beats", index, *where), f"{beat.id} can never come: {reason}"


def _why_never(matter: _Matter, beats: Mapping[str, Beat], beat: Beat) -> tuple[tuple[str, ...], str] | None:
    """Give where a beat says that it can never come, and why with what to do; None if it can come."""
    if (wrong := _own(matter, beat.when)) is not None:
        return ("when", wrong[0]), wrong[1]
    chain = _chain(beats, beat)
    if chain[-1].when.after is not None:
        ring = " after ".join(one.id for one in (*chain, beats[chain[-1].when.after]))
        return ("when", "after"), f"{ring}; let one of them come by itself"
    stuck = next((one.id for one in chain[1:] if _own(matter, one.when) is not None), None)
    if stuck is not None:
        return ("when", "after"), f"{stuck} before it cannot; mend that one"
    unless = beat.when.unless
    needed = [name for one in chain for name in _needs(matter.case, one.when)]
    if unless is not None and any(name == unless or name.startswith(unless + ":") for name in needed):
        return ("when", "unless"), f"it also takes what {unless!r} rules out; drop one of the two"
    earliest = 0.0
    for one in reversed(chain):
        earliest = max(earliest, _since(matter, one.when)) + one.delay
    if earliest > matter.end:
        key = next((name for name in ("at", "silence", "after") if getattr(beat.when, name) is not None), None)
        late = f"{earliest:g} s is behind the end of the shift, at {matter.end:g} s"
        return ("when", key) if key else ("delay",), f"{late}; let it come earlier, or the shift last longer"
    return None


def _own(matter: _Matter, when: When) -> tuple[str, str] | None:
    """Give what is impossible in a beat's own conditions."""
    head, _, rest = (when.action or "").partition(":")
    if head in ("fact", "told"):
        return "action", f"{when.action} is said, not done; use " + (f"fact: {rest}" if head == "fact" else "finding")
    if when.action is not None and (why := matter.undoable(when.action)) is not None:
        return "action", f"{when.action} cannot be done here: {why}; take another action"
    if when.mood_below is not None and when.mood_below <= 0:
        return "mood_below", "no mood is below 0; give 1 to 100"
    if when.channel == "public" and matter.case.channel != "public":
        return "channel", f"the case begins in {matter.case.channel} and never goes public; give another channel"
    if when.topic is not None and not matter.case.topics[when.topic]:
        return "topic", f"the topic {when.topic} has no cue words; give it some"
    return None


def _chain(beats: Mapping[str, Beat], beat: Beat) -> list[Beat]:
    """Give a beat and those that have to come before it, newest first, each once; only in a ring does the last wait."""
    chain = [beat]
    while (name := chain[-1].when.after) is not None and beats[name] not in chain:
        chain.append(beats[name])
    return chain


def _needs(case: Case, when: When) -> Iterator[str]:
    """Give what a beat takes, in the words of `unless`."""
    if when.action is not None:
        yield when.action
    if when.fact is not None:
        yield f"fact:{when.fact}"
    if when.channel not in (None, case.channel):
        yield str(when.channel)


def _since(matter: _Matter, when: When) -> float:
    """Give the earliest that a beat's own conditions can hold."""
    begun = max(matter.opened, 0.0)
    heard = any(getattr(when, name) is not None for name in _HEARD)
    return max(
        begun + (when.silence or 0.0),
        begun + (UNSEEN_SECONDS if heard else 0.0),
        when.at if when.at is not None else 0.0,
    )


def _expected(matter: _Matter) -> Iterator[Found]:
    """Give the expectations that no handling could satisfy, or that speak against themselves."""
    case, expected = matter.case, matter.case.expected
    for key in ("settled_by", "actions", "remedies"):
        for place, name in _named(getattr(expected, key)):
            action = f"remedy:{name}" if key == "remedies" else name
            if (why := matter.undoable(action)) is not None:
                yield ("expected", key, *place), f"{name} can never be done here: {why}; expect what can be"
    yield from _best(matter)
    if expected.public_close and case.channel != "public":
        yield ("expected", "public_close"), "nothing here is public, so nothing can be closed there; take it out"
    if expected.private and case.channel == "public" and not _ROOMS & set(matter.person.accepts):
        yield ("expected", "private"), f"{case.person} goes to no private room; accept dm or chat, or take it out"


def _best(matter: _Matter) -> Iterator[Found]:
    listed = matter.case.expected.disposition
    for index, name in enumerate(listed.best):
        where = ("expected", "disposition", "best", index)
        if (why := _underived(matter, name)) is not None:
            yield where, f"no handling comes to {name}: {why}; call best what can be reached"
        for band in ("poor", "harmful"):
            if name in getattr(listed, band):
                yield where, f"{name} is called {band} as well; keep it in one of the two"


def _named(values: tuple[str | tuple[str, ...], ...]) -> Iterator[tuple[tuple[int, ...], str]]:
    for index, value in enumerate(values):
        if isinstance(value, str):
            yield (index,), value
        else:
            yield from (((index, number), name) for number, name in enumerate(value))


def _underived(matter: _Matter, name: str) -> str | None:
    """Give why no handling of this case comes to a disposition (`content/dispositions.yaml`); None if one may."""
    case, room = matter.case, name.removeprefix("moved_")
    if name in ("moved_dm", "moved_chat"):
        if case.channel == room or (room == "dm" and case.channel != "public"):
            return f"the case begins in {case.channel}"
        return None if room in matter.person.accepts else f"{case.person} never goes there"
    if name in ("answered_public", "answered_private") and (name == "answered_public") != (case.channel == "public"):
        return f"the case begins in {case.channel}"
    if name == "thanked" and case.kind not in THANKFUL:
        return f"only {' and '.join(sorted(THANKFUL))} are thanked for"
    if name == "handed_off:*" and not matter.scenario.brand.teams:
        return "the brand has no teams"
    return matter.undoable("hide") if name == "hidden" else None
