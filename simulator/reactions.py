"""Stock lines and temperaments of customers, from `content/reactions/`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from simulator.pick import pick
from simulator.scene import Scene
from simulator.yamlfile import content


@lru_cache(maxsize=1)
def _reactions() -> Mapping[str, Any]:
    data: Mapping[str, Any] = content("reactions", "customers.yaml")
    return data


def sensitivity(temperament: str) -> float:
    """Give how strongly a temperament's mood moves; 1 is ordinary."""
    return float(_reactions()["sensitivity"].get(temperament, 1.0))


def first_mood(temperament: str) -> int:
    """Give the mood (0-100) that a temperament begins with."""
    return int(_reactions()["mood"].get(temperament, 50))


def line(scene: Scene, key: str) -> str:
    """Give a stock line in the customer's voice: their own, then their temperament's, then anyone's.

    A line the customer has already said in this case is not said again while there is another.
    """
    said = {post.text for post in scene.went.posts}
    seed = scene.shift.started.seed if scene.shift.started else 0
    lines = _reactions()["lines"]
    sources = (
        scene.person.lines.get(key, ()),
        lines.get(scene.person.temperament, {}).get(key, ()),
        lines["any"][key],
    )
    fresh = next((left for source in sources if (left := [text for text in source if text not in said])), None)
    options = fresh or list(lines["any"][key])
    return pick(seed, ("line", scene.case.id, key, len(scene.went.messages)), options)
