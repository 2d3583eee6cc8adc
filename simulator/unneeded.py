"""What a scenario holds and never uses: facts nobody has to know, and records that nothing turns on."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.leaks import written
from simulator.references import Found
from simulator.scenario import Case, Person, Scenario
from simulator.wording import substance, words

CONVEYED = 0.5
"""The share of a fact's telling words that a reply holds when it is taken to convey it."""


def unneeded(scenario: Scenario) -> Iterator[Found]:
    """Give facts that no case needs and record entries that are never at risk, each with its path and what to do."""
    needed = {name for case in scenario.cases for name in _needed(case)}
    told = [_telling(text) for case in scenario.cases for text in _well_said(case)]
    for index, article in enumerate(scenario.knowledge):
        for number, fact in enumerate(article.facts):
            own = _telling(fact.text)
            conveyed = any(len(own & said) >= CONVEYED * len(own) for said in told)
            if fact.id not in needed and not conveyed:
                yield (
                    ("knowledge", index, "facts", number),
                    f"no case needs {fact.id} and no good reply conveys it; expect it somewhere or take it out",
                )
    for index, person in enumerate(scenario.people):
        for number in _safe(person, [case for case in scenario.cases if case.person == person.id]):
            yield (
                ("people", index, "record", number),
                f"nothing turns on {person.record[number].label!r}; put it at risk or take it out",
            )


def _needed(case: Case) -> Iterator[str]:
    """Give the facts that a case expects, is settled by or reacts to."""
    expected = case.expected
    yield from expected.facts
    names = [name for way in expected.settled_by for name in way] + [*expected.actions]
    for beat in case.beats:
        names += [name for name in (beat.when.action, beat.when.unless) if name is not None]
        if beat.when.fact is not None:
            yield beat.when.fact
    yield from (name.removeprefix("fact:") for name in names if name.startswith("fact:"))


def _well_said(case: Case) -> Iterator[str]:
    return (text for one in case.exemplars if one.band in ("best", "acceptable") for text in written(one))


def _telling(text: str) -> frozenset[str]:
    """Give the telling words of a text, singular and plural as one."""
    return frozenset(word.removesuffix("s") for word in substance(words(text)))


def _safe(person: Person, cases: list[Case]) -> Iterator[int]:
    """Give the entries of a record that takes a check to talk about and that no case of the person's touches."""
    if any(case.expected.private or case.expected.need for case in cases):
        return
    if any(step.kind == "verify" for case in cases for one in case.exemplars for step in one.script):
        return
    kinds = {telling.ask for telling in person.tells}
    said = " ".join(telling.say for telling in person.tells)
    for case in cases:
        kinds |= {kind for post in case.opening for kind in post.exposes}
        kinds |= {kind for beat in case.beats for kind in beat.exposes}
        kinds |= {beat.when.asked for beat in case.beats if beat.when.asked is not None}
        shown = (*(post.text for post in case.opening), *(beat.say or "" for beat in case.beats))
        said = " ".join((said, *shown, *(text for one in case.exemplars for text in written(one))))
    for index, entry in enumerate(person.record):
        if entry.tier and entry.kind not in kinds and entry.value not in said and entry.value != person.name:
            yield index
