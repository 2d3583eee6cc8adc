import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.reading import phrases
from simulator.reading.literals import literals
from simulator.reading.passage import fold

TABLES = ("acts", "grammar", "jargon", "odd", "private_acts", "questions", "tone")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("refund", {"refund"}),
        ("refund(?:ed|s)?", {"refund"}),
        ("(?:i|we) have", {"i have", "we have"}),
        ("sorr(?:y|ier)\\b", {"sorry", "sorrier"}),
        ("\\w+ soon", {" soon"}),
        ("(?:call|ring) \\d+", {"call ", "ring "}),
        ("a|b?", set()),
        ("x*", set()),
        ("(?:(?:very ){2}good|bad)", {"very ", "bad"}),
        ("(?<!not )late(?! fee)", {"late"}),
        ("[ab]c", {"ac", "bc"}),
        ("[a-z]c+", {"c"}),
        ("(?P<word>\\w+) (?P=word)", {" "}),
        ("(?:will|shall) \\w+ refund", {" refund"}),
        ("f\\.a\\.q", {"f.a.q"}),
    ],
)
def test_what_a_match_must_hold(source: str, expected: set[str]) -> None:
    found = literals(source, frozenset({"will", "shall"}))
    assert set(found[0] if found else ()) == expected


@given(
    st.recursive(
        st.sampled_from(["a", "bc", "d?", "e+", "[fg]", "\\w", ".", "h{2}", "(?!z)", "i*"]),
        lambda inner: st.one_of(
            st.lists(inner, min_size=1, max_size=3).map("".join),
            st.lists(inner, min_size=1, max_size=3).map(lambda parts: f"(?:{'|'.join(parts)})"),
            inner.map(lambda part: f"(?:{part})?"),
        ),
        max_leaves=8,
    ),
    st.text("abcdefghi", max_size=12),
)
def test_every_match_of_any_pattern_holds_a_literal(source: str, text: str) -> None:
    found = literals(source)
    for match in re.finditer(source, text):
        assert all(any(literal in match[0] for literal in one) for one in found)


def _sentences() -> list[str]:
    import yaml

    here = Path(__file__).parent
    loaded = [yaml.safe_load((here / f"{name}.yaml").read_text(encoding="utf-8")) for name in ("slips", "sound")]
    return [fold(text) for one in loaded for texts in one.values() for text in texts]


@pytest.mark.parametrize("name", TABLES)
def test_no_wording_of_a_table_is_missed_for_its_literals(name: str) -> None:
    for text in [*_sentences(), fold(json.dumps([wording.pattern.pattern for wording in phrases.table(name)]))[:4000]]:
        likely = {id(wording) for wording in phrases.likely(name, text)}
        missed = [one for one in phrases.table(name) if one.pattern.search(text) and id(one) not in likely]
        assert not missed
