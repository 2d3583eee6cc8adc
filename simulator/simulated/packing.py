"""Sentences packed into messages that fit a channel."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_PARAGRAPH = 260
_BREAK = "\n\n"


def messages(sentences: Iterable[str], limit: int, signoff: str | None, tail: str = "") -> list[str]:
    """Give the sentences as messages within the limit of a channel, each with the brand's sign-off.

    The tail is said only if there is room for it.
    """
    room = limit - (len(signoff) + 1 if signoff else 0)
    packed: list[list[str]] = []
    for one in filter(None, sentences):
        if packed and _fits([*packed[-1], one], room):
            packed[-1].append(one)
        else:
            packed.append([one])
    if len(packed) > 1 and len(packed[-1]) == 1 < len(packed[-2]) - 1 and _fits([packed[-2][-1], *packed[-1]], room):
        packed[-1].insert(0, packed[-2].pop())
    if tail and packed and _fits([*packed[-1], tail], room):
        packed[-1].append(tail)
    return [f"{_joined(said)} {signoff}" if signoff else _joined(said) for said in packed]


def _fits(said: Sequence[str], room: int) -> bool:
    return len(_joined(said)) <= room


def _joined(said: Sequence[str]) -> str:
    text = ""
    for one in said:
        paragraph = text.rpartition(_BREAK)[2]
        text += f"{_BREAK if len(paragraph) + len(one) > _PARAGRAPH else ' '}{one}" if text else one
    return text
