"""The facts of a case as sentences of the agent's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from simulator.brand import Fact, Team
from simulator.scenario import Scenario
from simulator.simulated.matter import Matter
from simulator.simulated.wording import line, words_of

RUN = 8
"""So many words in a row that stand in one of the author's sample replies too would be copied."""
_ASIDES = 4
"""The most that one fact can bear."""
_BOUND = "\u2423"
"""Stands for the spaces of an aside while words are counted: it is one word, and nothing is put inside it."""
_TEAMS = ("team", "desk", "office", "colleagues", "people", "room")


def sentences(matter: Matter, facts: Iterable[Fact]) -> list[str]:
    """Give facts as sentences; where a sample reply says the same, they are told with asides of the agent's own."""
    samples, turn = _samples(matter.scenario), 0
    told: list[str] = []
    for fact in facts:
        words = fact.text.rstrip(".").split()
        if told and _shared([*told[-1].split()[1 - RUN :], *words[: RUN - 1]], samples) is not None:
            told.append(line(matter, "aside", "also"))
        kind = "order" if words[0].casefold() in words_of("orders") else "fact"
        for _ in range(_ASIDES):
            start = _shared([*words, matter.scenario.brand.voice.signoff or ""], samples)
            if start is None:
                break
            words = _parted(words, start, line(matter, "aside", kind, turn=turn))
            kind, turn = "fact", turn + 1
        told.append(f"{' '.join(words)}.".replace(_BOUND, " "))
    return told


def _parted(words: Sequence[str], start: int, aside: str) -> list[str]:
    at = min(start + _joint(words[start : start + RUN]), len(words) - 1)
    return [*words[: at - 1], f"{words[at - 1].rstrip(',;:')},", f"{aside.replace(' ', _BOUND)},", *words[at:]]


def _shared(words: Sequence[str], samples: frozenset[tuple[str, ...]]) -> int | None:
    return next((at for at, run in enumerate(runs(" ".join(words))) if run in samples), None)


def runs(text: str) -> Iterator[tuple[str, ...]]:
    """Give every row of eight words of a text, without case and punctuation."""
    words = [bare for word in text.casefold().replace("’", "'").split() if (bare := word.strip('.,;:!?()"“”–-'))]
    return (tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


@lru_cache(maxsize=64)
def _samples_of(texts: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    return frozenset(run for text in texts for run in runs(text))


def _samples(scenario: Scenario) -> frozenset[tuple[str, ...]]:
    """Give what the author's sample replies say, to keep clear of it."""
    steps = (step for case in scenario.cases for one in case.exemplars for step in one.script)
    return _samples_of(tuple(str((step.model_extra or {}).get("text", "")) for step in steps))


def _joint(words: Sequence[str]) -> int:
    """Give before which word an aside reads best: the last joint, as a late one parts most of what is shared."""
    open_to = [at for at in range(2, len(words)) if not _clings(words[at - 1])]
    joints = [at for at in open_to if words[at].casefold() in words_of("joints")]
    return max(joints or open_to, default=RUN // 2)


def _clings(word: str) -> bool:
    return word.casefold() in words_of("clinging") or word[-1].isdigit()


def called(team: Team) -> str:
    """Give what a team is called in a sentence: one of its own words, or its name with what it is."""
    known = (one for one in (*team.words, team.name) if one.casefold().endswith(_TEAMS))
    return next(known, f"{team.name.lower()} team")
