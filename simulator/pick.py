"""Choices that look random and are not: the same seed and place in the log choose the same option."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def fraction(seed: int, *key: object) -> float:
    """Give a number in [0, 1) that depends on the seed and the key alone."""
    text = "\x1f".join((str(seed), *(str(part) for part in key)))
    digest = hashlib.sha256(text.encode()).digest()
    return int.from_bytes(digest[:7], "big") / 2**56


def pick(seed: int, key: object, options: Sequence[T]) -> T:
    """Give one of the options, the same for the same seed and key."""
    return options[int(fraction(seed, key) * len(options))]
