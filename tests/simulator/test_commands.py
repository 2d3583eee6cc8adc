"""Commands from plain data, and what is wrong with those that are none."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from simulator import commands as c
from simulator.errors import CommandRefused
from simulator.handlers import HANDLERS


def test_plain_data_become_a_command() -> None:
    data = {"kind": "offer_move", "at": 5, "case": "a", "to": "chat", "text": "May we?"}
    assert c.parse_command(data) == c.OfferMove(at=5.0, case="a", to="chat", text="May we?")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"kind": "reply", "at": 1, "case": "a", "text": "x"}, "command 'reply': channel: Field required"),
        ({"kind": "dance", "at": 1}, "command 'dance'"),
        ({"at": 1}, r"command '\?'"),
        ({"kind": "open_chat", "at": "noon", "case": "a"}, "at: Input should be a valid number"),
        ({"kind": "flag", "at": 1, "case": "a", "flag": "red"}, "flag: Input should be"),
        ({"kind": "start", "at": 0, "scenario": "a", "form": -1}, "form: Input should be greater than or equal to 0"),
    ],
)
def test_what_is_no_command_is_refused_with_the_field(data: dict[str, Any], message: str) -> None:
    with pytest.raises(CommandRefused, match=message):
        c.parse_command(data)


def test_every_command_but_the_first_has_a_handler() -> None:
    union, _ = get_args(c.Command)
    kinds = {kind.__dataclass_fields__["kind"].default for kind in get_args(union)}
    assert kinds - {"start"} == set(HANDLERS)
