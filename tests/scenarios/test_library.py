"""The whole library: nobody says what somebody else has said, and no handling is another's in other names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

import numpy as np
from rapidfuzz import fuzz, process

from simulator.packs import load_pack
from simulator.reading.passage import fold
from simulator.resources import scenarios_path
from simulator.scenario import Scenario

ALIKE = 80.0
FEWEST_WORDS = 5
RUN = 8
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
