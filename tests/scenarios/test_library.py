"""The whole library: nobody says what somebody else has said, and no handling is another's in other names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from typing import get_args

import numpy as np
from rapidfuzz import fuzz, process

from simulator.packs import load_pack
from simulator.reading.passage import fold
from simulator.resources import scenarios_path
from simulator.scenario import Case, Scenario
from simulator.vocabulary import Industry, Kind, Temperament

ALIKE = 80.0
FEWEST_WORDS = 5
RUN = 8
MIDDLING = 3
TWICE = 2
FIRST = ("teashop/", "retail-saturday/", "airline-stranded/", "bank/", "healthcare/")
"""The first scenarios share stock phrases among themselves; nothing later may share one with them or another."""


@cache
def library() -> tuple[Scenario, ...]:
    return load_pack(scenarios_path()).scenarios


def posts() -> Iterator[tuple[str, str]]:
    """Give what customers and bystanders say by themselves, each with where it stands."""
    for scenario in library():
        for case in scenario.cases:
            for number, post in enumerate(case.opening):
                if post.by == "brand":
                    continue  # a brand that says the same again and again is a case of its own
                yield f"{scenario.id}/{case.id}/opening.{number}", post.text
            for beat in case.beats:
                if beat.say:
                    yield f"{scenario.id}/{case.id}/{beat.id}", beat.say


def sent() -> Iterator[tuple[str, str]]:
    """Give what the agents of the exemplars write, each with its case: within one, facts are told in like words."""
    for scenario in library():
        for case in scenario.cases:
            for exemplar in case.exemplars:
                for step in exemplar.script:
                    text = (step.model_extra or {}).get("text")
                    if text:
                        yield f"{scenario.id}/{case.id}", text


def test_no_two_posts_are_nearly_the_same() -> None:
    said = [(place, fold(text)) for place, text in posts() if len(text.split()) >= FEWEST_WORDS]
    texts = [text for _, text in said]
    near = np.argwhere(np.triu(process.cdist(texts, texts, scorer=fuzz.ratio, score_cutoff=ALIKE), k=1))
    assert [(said[one], said[two]) for one, two in near] == []


def test_no_two_cases_are_answered_in_the_same_words() -> None:
    runs: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for place, text in sent():
        words = fold(text).split()
        for start in range(len(words) - RUN + 1):
            runs[tuple(words[start : start + RUN])].add(place)
    shared = {" ".join(run): places for run, places in runs.items() if len(places) > 1}
    assert {run: places for run, places in shared.items() if not all(place.startswith(FIRST) for place in places)} == {}


def cases() -> Iterator[tuple[Scenario, Case]]:
    """Give every case with its scenario."""
    return ((scenario, case) for scenario in library() for case in scenario.cases)


def openings() -> list[str]:
    """Give what customers come with."""
    return [fold(post.text) for _, case in cases() for post in case.opening if post.by == "customer"]


def test_every_industry_kind_and_temperament_is_there() -> None:
    assert {scenario.industry for scenario in library()} == set(get_args(Industry))
    assert {kind for _, case in cases() for kind in (case.kind, *case.also)} == set(get_args(Kind))
    people = {scenario.person(case.person).temperament for scenario, case in cases()}
    assert people == set(get_args(Temperament))


def test_easy_middling_and_hard_shifts_are_there_in_about_the_share_that_a_course_needs() -> None:
    levels = [scenario.level for scenario in library()]
    easy, hard = sum(level < MIDDLING for level in levels), sum(level > MIDDLING for level in levels)
    assert 0.3 <= easy / len(levels) <= 0.45
    assert 0.25 <= hard / len(levels) <= 0.4


def test_enough_is_best_left_alone() -> None:
    needed = [case.expected.needs_reply for _, case in cases()]
    assert needed.count(False) / len(needed) >= 0.15


def test_people_write_at_every_length_and_begin_in_their_own_words() -> None:
    lengths = sorted(len(text.split()) for text in openings())
    assert lengths[0] < 10
    assert lengths[-1] > 150
    quarter = len(lengths) // 4
    assert lengths[-quarter] / lengths[quarter] >= 1.5
    begins = Counter(" ".join(text.split()[:3]) for text in openings())
    assert [begin for begin, times in begins.items() if times > TWICE] == []


def test_people_do_not_all_use_the_same_words() -> None:
    words = [word for text in openings() for word in text.split()]
    assert len(set(words)) / len(words) > 0.3
