import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.reading import phrases
from simulator.reading.literals import literals, worded
from simulator.reading.passage import fold
from simulator.reading.sought import Sought


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("refund", {" refund "}),
        ("refund(?:ed|s)?", {" refund ", " refunded ", " refunds "}),
        ("(?:i|we) have", {" i have ", " we have "}),
        ("sorr(?:y|ier)\\b", {" sorry ", " sorrier "}),
        ("\\w+ soon", {" soon "}),
        ("(?:call|ring) \\d+", {" call ", " ring "}),
        ("(?:call|ring)(?: me)? \\d+", {" call ", " ring ", " call me ", " ring me "}),
        ("(?:\\w+ )?(?:call|ring)", {" call ", " ring "}),
        ("(?:policy|bill) ?holder", {" policyholder ", " policy holder ", " billholder ", " bill holder "}),
        ("(?:very )+good", {"very "}),
        ("a|b?", set()),
        ("x*", set()),
        ("(?:(?:very ){2}good|bad)", {"very ", " bad "}),
        ("(?<!not )late(?! fee)", {" late "}),
        ("[ab]c", {" ac ", " bc "}),
        ("[a-z]c+", {"c"}),
        ("(?P<word>\\w+) (?P=word)", set()),
        ("(?:will|shall) \\w+ refund", {" refund "}),
        ("f\\.a\\.q", {" f a q "}),
        ("you[ ,]+know", {" you know "}),
        ("we(?:'ll|'re)", {" we ll ", " we re "}),
    ],
)
def test_what_a_match_must_hold(source: str, expected: set[str]) -> None:
    found = literals(source, frozenset({"will", "shall"}))
    assert set(found[0] if found else ()) == expected


_PARTS = [
    "a",
    "bc",
    "d ",
    " e",
    " ",
    " ?",
    " .* ",
    "d?",
    "e+",
    "[fg]",
    "[ ,]+",
    "\\w",
    ".",
    "h{2}",
    "(?!z)",
    "i*",
    "'?s",
]


def _patterns(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    choice = st.lists(inner, min_size=1, max_size=3).map(lambda parts: f"(?:{'|'.join(parts)})")
    return st.one_of(
        st.lists(inner, min_size=1, max_size=3).map("".join),
        choice,
        st.tuples(choice, st.sampled_from(["?", "+", "*", "{2}", "{0,1}"])).map("".join),
    )


@given(st.recursive(st.sampled_from(_PARTS), _patterns, max_leaves=8), st.text("abcdefghis ,'", max_size=16))
def test_every_match_of_any_pattern_holds_a_literal(source: str, text: str) -> None:
    found, said = literals(source), worded(f" {text} ")
    if re.search(rf"(?<!\w)(?:{source})(?!\w)", text):
        assert all(any(literal in said for literal in one) for one in found)
        assert Sought([found]).places(text) == [0]


def _sentences() -> list[str]:
    import yaml

    here = Path(__file__).parent
    loaded = [yaml.safe_load((here / f"{name}.yaml").read_text(encoding="utf-8")) for name in ("slips", "sound")]
    return [fold(text) for one in loaded for texts in one.values() for text in texts]


@pytest.mark.parametrize("name", phrases.SOUGHT)
def test_no_wording_of_a_table_is_missed_for_its_literals(name: str) -> None:
    for text in [*_sentences(), fold(json.dumps([wording.pattern.pattern for wording in phrases.table(name)]))[:4000]]:
        likely = {id(wording) for wording in phrases.likely(name, text)}
        missed = [one for one in phrases.table(name) if one.pattern.search(text) and id(one) not in likely]
        assert not missed
