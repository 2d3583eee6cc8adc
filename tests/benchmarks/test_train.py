"""What the heads of tone are trained on: which rows, with which labels."""

import pytest

pytest.importorskip("sklearn")

from benchmarks import train
from benchmarks.sets import Sets


def test_every_general_head_but_what_is_felt_has_rows_of_its_own():
    assert {*train.HEAD_ROWS, "warm", "hostile"} == {name for names in train.GENERAL for name in names}


def test_offers_and_requests_are_rows_by_how_warm_they_were_written():
    rows = list(train.cordial_rows(Sets(most=8)))
    assert {row.author for row in rows} == {"cordial"}
    assert all(-1 <= row.labels["cordial"] <= 1 for row in rows)


def test_each_matter_is_written_warm_and_tough_and_is_a_group():
    rows = Sets().jsonl("warmth_written.jsonl")
    by_matter = {}
    for row in rows:
        by_matter.setdefault(row["matter"], []).append(row["warmth"])
    assert len({row["id"] for row in rows}) == len({row["text"] for row in rows}) == len(rows)
    assert sum(min(felt) < 0 < max(felt) for felt in by_matter.values()) > 0.9 * len(by_matter)
