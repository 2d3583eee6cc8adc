from pathlib import Path

import pytest
import yaml

from simulator.reading.gainsaid import gainsaid
from simulator.reading.model import Context
from simulator.reading.passage import lay_out
from simulator.reading.ready import said

SETS = yaml.safe_load((Path(__file__).parent / "gainsaid.yaml").read_text(encoding="utf-8"))


def _said(kind: str) -> list[tuple[str, str, str]]:
    return [(one["fact"], one.get("post", ""), text) for one in SETS for text in one[kind]]


def _found(fact: str, text: str, post: str = "", others: tuple[str, ...] = ()) -> int:
    passage = lay_out(text, Context(earlier=(("customer", post),) if post else ()))
    return gainsaid(fact, passage.folded, said(passage), others)


@pytest.mark.parametrize(("fact", "post", "text"), _said("guilty"))
def test_what_says_otherwise_is_found(fact: str, post: str, text: str) -> None:
    assert _found(fact, text, post) >= 0


@pytest.mark.parametrize(("fact", "post", "text"), _said("innocent"))
def test_what_only_comes_close_is_spared(fact: str, post: str, text: str) -> None:
    assert _found(fact, text, post) == -1


def test_a_fact_that_another_fact_would_gainsay_settles_nothing() -> None:
    fact, text = "No ticket is needed for the garden.", "A ticket is needed for the garden."
    assert _found(fact, text) >= 0
    assert _found(fact, text, others=("A ticket is needed for the garden on Sundays.",)) == -1
