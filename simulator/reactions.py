"""Stock lines and temperaments of customers, from `content/reactions/`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from itertools import chain
from typing import Any

from simulator.pick import pick
from simulator.scene import Scene
from simulator.state import ShiftState
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

    What anybody has said in this shift is not said again while there is another line, and then the one said least.
    """
    said = _said(scene.shift)
    seed = scene.shift.started.seed if scene.shift.started else 0
    lines = _reactions()["lines"]
    sources = (
        scene.person.lines.get(key, ()),
        lines.get(scene.person.temperament, {}).get(key, ()),
        lines["any"][key],
    )
    fresh = next((left for source in sources if (left := [text for text in source if not said(text)])), None)
    return pick(seed, ("line", scene.case.id, key, len(scene.went.messages)), fresh or _least(said, chain(*sources)))


def _said(shift: ShiftState) -> Callable[[str], int]:
    """Give what tells how often a text has been said; several answers may stand in one message."""
    posts = [post for went in shift.cases.values() for post in went.messages if post.by != "agent"]
    whole = Counter(post.text for post in posts if post.beat != "answers")
    answers = [f" {post.text} " for post in posts if post.beat == "answers"]
    return lambda text: whole[text] + sum(f" {text} " in answer for answer in answers)


def _least(said: Callable[[str], int], texts: Iterable[str]) -> list[str]:
    counted = {text: said(text) for text in texts}
    return [text for text, times in counted.items() if times == min(counted.values())]
