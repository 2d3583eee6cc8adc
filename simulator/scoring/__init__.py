"""Judging: a scene in, findings out. One module per dimension; each is light, pure and knows nothing of NLP."""

from __future__ import annotations

from simulator.finding import Finding
from simulator.scene import Scene, Scorer
from simulator.scoring import escalation, privacy, resolution, speed, tone, writing
from simulator.scoring.rated import rated

__all__ = [
    "SCORERS", "escalation", "findings", "privacy", "resolution", "speed", "tone", "versions", "writing",
]  # fmt: skip

SCORERS: tuple[Scorer, ...] = (tone, resolution, escalation, privacy, speed, writing)


def findings(scene: Scene) -> tuple[Finding, ...]:
    """Give everything that can be judged in a scene, in the order of the dimensions, and what raters would add.

    While the scene is not final, nothing is said about what may still be done; of words alone, nothing that only a
    shift can show.
    """
    by_rules = tuple(found for scorer in SCORERS for found in scorer.find(scene) if scene.shows(found.rule))
    return (*by_rules, *rated(scene, by_rules))


def versions() -> dict[str, str]:
    """Give the version of every scorer by its name: what a grade rests on."""
    return {
        scorer.__name__.rpartition(".")[2]: str(scorer.VERSION)
        for scorer in (tone, resolution, escalation, privacy, speed, writing)
    }
