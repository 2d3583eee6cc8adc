"""Cells of an export: every way a column may be written, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest

from simulator.exchange import Exchange, Turn
from simulator.replies import LIMIT
from webapp.cells import CellError, exchange_of


def made(**cells: Any) -> Exchange:
    return exchange_of({"reply": "Hello", **cells}, 7, "chat")


def test_a_row_with_a_reply_alone() -> None:
    assert made() == Exchange("Hello", id="7", channel="chat")


@pytest.mark.parametrize(
    ("cells", "field", "value"),
    [
        ({"id": 12}, "id", "12"),
        ({"id": " a-1 "}, "id", "a-1"),
        ({"id": ""}, "id", "7"),
        ({"channel": " Public"}, "channel", "public"),
        ({"channel": None}, "channel", "chat"),
        ({"facts": "Open at 9| Closed on Sunday |"}, "facts", ("Open at 9", "Closed on Sunday")),
        ({"facts": '["A|B", "C"]'}, "facts", ("A|B", "C")),
        ({"facts": ["A", " "]}, "facts", ("A",)),
        ({"facts": "[Monday] closed"}, "facts", ("[Monday] closed",)),
        ({"facts": ""}, "facts", ()),
        ({"verified": "Yes"}, "verified", True),
        ({"verified": True}, "verified", True),
        ({"verified": 1}, "verified", True),
        ({"verified": "no"}, "verified", False),
        ({"verified": ""}, "verified", False),
        ({"turns": ["customer: hi: there"]}, "turns", (Turn("customer", "hi: there"),)),
        ({"turns": '[{"by": "Agent", "text": "yes"}]'}, "turns", (Turn("agent", "yes"),)),
        ({"turns": "  "}, "turns", ()),
        ({"reply": ""}, "reply", ""),
        ({"reply": "x" * LIMIT}, "reply", "x" * LIMIT),
    ],
)  # fmt: skip
def test_cells(cells: dict[str, Any], field: str, value: Any) -> None:
    assert getattr(made(**cells), field) == value


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"reply": None}, "no `reply`"),
        ({"reply": ["a"]}, "reply is"),
        ({"reply": "x" * (LIMIT + 1)}, "reply has 20,001 characters"),
        ({"post": True}, "post is true"),
        ({"channel": "tweet"}, 'channel is "tweet"; it must be one of: public, dm, chat'),
        ({"verified": "perhaps"}, 'verified is "perhaps"'),
        ({"facts": {"a": 1}}, "facts is"),
        ({"facts": [1]}, "facts is [1]"),
        ({"facts": '["a"'}, "facts is not a JSON list"),
        ({"facts": ["a"] * 101}, "facts are 101"),
        ({"facts": ["x" * (LIMIT + 1)]}, "facts has 20,001 characters"),
        ({"turns": "hello"}, "turns is"),
        ({"turns": [1]}, "turns hold 1"),
        ({"turns": ["bot: hi"]}, 'turns hold "bot: hi"'),
        ({"turns": [{"by": "agent"}]}, "turns hold"),
        ({"turns": ["agent: x"] * 201}, "turns is"),
    ],
)
def test_refused_cells(cells: dict[str, Any], said: str) -> None:
    with pytest.raises(CellError) as refused:
        made(**cells)
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)
    assert len(str(refused.value)) < 200
