"""Answers given away: words of a customer's, or of the hand-over note, that the agent was to find."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from simulator.references import DISPOSITIONS, Found
from simulator.scenario import Case, Exemplar, Person, Scenario
from simulator.wording import sentences, substance
from simulator.yamlfile import Where

RUN, RUN_OF_BRIEF = 6, 8
"""How many words in a row give an answer away, and how many do in the hand-over note, which shares more ground."""
OF_SUBSTANCE = 4
"""How many of them have to mean something of their own: "the second half of the stop" is nobody's answer."""
_SPOKEN = frozenset({"reply", "offer_move", "statement"})
_NAMED = re.compile(
    r"\b(?:" + "|".join(sorted({name.partition(":")[0] for name in DISPOSITIONS if "_" in name})) + r")\b"
)
Said = tuple[Where, str]
Answers = dict[tuple[str, ...], str]


def leaks(scenario: Scenario) -> Iterator[Found]:
    """Give what is said in a scenario in the words of its answers, each with its path and what to do."""
    known = [(f"the article {article.id}", article.text) for article in scenario.knowledge]
    known += [(f"the fact {fact.id}", fact.text) for fact in scenario.facts().values()]
    people = {person.id: (index, person) for index, person in enumerate(scenario.people)}
    for index, case in enumerate(scenario.cases):
        answers = _by_run((*known, *_reasons(case), *_replies(case, ("best", "acceptable"))), RUN)
        said = [(("cases", index, *where), text) for where, text in _said(case)]
        for where, text in (*said, *_told(*people[case.person])):
            yield from _shared(where, text, answers, RUN)
            yield from (
                (where, f"names the disposition {found[0]!r}; say it in plain words") for found in _NAMED.finditer(text)
            )
    every = (answer for case in scenario.cases for answer in (*_reasons(case)[:1], *_replies(case)))
    yield from _shared(("brief",), scenario.brief, _by_run(every, RUN_OF_BRIEF), RUN_OF_BRIEF)


def _by_run(answers: Iterable[tuple[str, str]], length: int) -> Answers:
    """Give whose words each run of so many is."""
    return {run: whose for whose, text in answers for sentence in sentences(text) for run in _windows(sentence, length)}


def _windows(sentence: list[str], length: int) -> Iterator[tuple[str, ...]]:
    return (tuple(sentence[start : start + length]) for start in range(len(sentence) - length + 1))


def _shared(where: Where, text: str, answers: Answers, length: int) -> Iterator[Found]:
    """Give the first stretch of a text that an answer has as well and that says something."""
    for sentence in sentences(text):
        start = 0
        for whose, windows in groupby(_windows(sentence, length), answers.get):
            size = len(list(windows))
            stretch = sentence[start : start + size + length - 1]
            if whose is not None and len(substance(stretch)) >= OF_SUBSTANCE:
                yield where, f"says {' '.join(stretch)!r} as {whose} does, which gives it away; put it in other words"
                return
            start += size


def _reasons(case: Case) -> tuple[tuple[str, str], ...]:
    """Give the rationale of a case and then the reasons of its dispositions."""
    reasons = case.expected.disposition.reasons.items()
    return ("the rationale", case.expected.rationale), *((f"the reason of {name}", text) for name, text in reasons)


def _replies(case: Case, bands: tuple[str, ...] | None = None) -> Iterator[tuple[str, str]]:
    """Give what the agents of exemplars write, of some bands or of all."""
    for exemplar in case.exemplars:
        if bands is None or exemplar.band in bands:
            yield from ((f"the exemplar {exemplar.id}", text) for text in written(exemplar))


def written(exemplar: Exemplar) -> Iterator[str]:
    """Give what the agent of an exemplar says to the customer, one text a message."""
    for step in exemplar.script:
        text = (step.model_extra or {}).get("text")
        if step.kind in _SPOKEN and isinstance(text, str):
            yield text


def _said(case: Case) -> Iterator[Said]:
    """Give what customers and bystanders say by themselves in a case; the brand's own words are no leak."""
    yield from ((("opening", n, "text"), post.text) for n, post in enumerate(case.opening) if post.by != "brand")
    yield from ((("beats", n, "say"), beat.say) for n, beat in enumerate(case.beats) if beat.say)
    yield from ((("bystanders", n), text) for n, text in enumerate(case.bystanders))


def _told(index: int, person: Person) -> Iterator[Said]:
    """Give what a person says when asked."""
    for number, telling in enumerate(person.tells):
        for key, text in (("say", telling.say), ("public", telling.public)):
            if text:
                yield ("people", index, "tells", number, key), text
