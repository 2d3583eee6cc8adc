"""A PDF of uncompressed pages read back: the words that it draws, without the spaces between them."""

from __future__ import annotations

import re

_DRAWN = re.compile(rb"\(((?:\\.|[^\\()])*)\) Tj", re.DOTALL)


def squeezed(text: str) -> str:
    """Give a text without its spaces."""
    return "".join(text.split())


def drawn(made: bytes) -> str:
    """Give what a PDF draws, in order; only ASCII is told as what it is, for so its fonts keep it."""
    pieces = (re.sub(rb"\\([()\\])", rb"\1", piece) for piece in _DRAWN.findall(made))
    return squeezed(b"".join(pieces).decode("latin-1"))
