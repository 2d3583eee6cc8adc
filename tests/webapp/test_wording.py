"""How times, counts and ids are said."""

from __future__ import annotations

import re

import pytest
import yaml
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from simulator.reading.model import Channel
from simulator.resources import content_path
from webapp.wording import PLACES, clock, count, disposition, span


@pytest.mark.parametrize(
    ("seconds", "says"),
    [(0, "+00:00"), (9.99, "+00:09"), (221, "+03:41"), (3599.9, "+59:59"), (3600, "+1:00:00"), (7265, "+2:01:05"),
     (-0.4, "+00:00"), (-1, "−00:01"), (-750, "−12:30"), (-86_400, "−24:00:00")],
)  # fmt: skip
def test_a_time_of_the_shift(seconds: float, says: str) -> None:
    assert clock(seconds) == says


@pytest.mark.parametrize(
    ("seconds", "says"),
    [(-5, "0 s"), (0, "0 s"), (59.9, "59 s"), (60, "1:00 min"), (220, "3:40 min"), (599, "9:59 min"), (600, "10 min"),
     (3960, "66 min"), (10_799, "179 min"), (10_800, "3 h"), (90_000, "25 h")],
)  # fmt: skip
def test_a_length_of_time(seconds: float, says: str) -> None:
    assert span(seconds) == says


@pytest.mark.parametrize(
    ("number", "says"),
    [(0, "0"), (214, "214"), (999, "999"), (1000, "1.0k"), (9140, "9.1k"), (9999, "9.9k"), (10_000, "10k"),
     (999_999, "999k"), (1_000_000, "1.0M"), (3_450_000, "3.4M")],
)  # fmt: skip
def test_a_count(number: int, says: str) -> None:
    assert count(number) == says


@given(st.integers(0, 10**10), st.integers(0, 10**10))
def test_a_larger_number_never_looks_smaller(one: int, other: int) -> None:
    def shown(number: int) -> float:
        head, unit = re.fullmatch(r"([\d.]+)([kM]?)", count(number)).groups()
        return float(head) * {"": 1, "k": 1e3, "M": 1e6}[unit]

    low, high = sorted((one, other))
    assert shown(low) <= shown(high)
    assert shown(high) <= high * (1 + 1e-9)


def test_every_disposition_of_the_table_has_words_of_its_own() -> None:
    table = yaml.safe_load((content_path() / "dispositions.yaml").read_text(encoding="utf-8"))
    names = {row["is"] for row in table}
    said = {name: disposition(name) for name in names}
    assert [words for words in said.values() if "_" in words] == []
    assert len(set(said.values())) == len(names)


@pytest.mark.parametrize(
    ("name", "says"),
    [("handed_off:fraud_desk", "handed to fraud desk"), ("handed_off:*", "handed to specialists"),
     ("moved_unasked", "moved without asking"), ("something_new", "something new")],
)  # fmt: skip
def test_a_disposition(name: str, says: str) -> None:
    assert disposition(name) == says


def test_every_channel_has_its_place() -> None:
    assert set(PLACES) == set(Channel.__args__)


def test_the_templates_know_these_ways_of_saying_things(app: Flask) -> None:
    shown = app.jinja_env.from_string(
        "{{ 61|clock }} {{ 61|span }} {{ 1200|count }} {{ 'thanked'|disposition }} {{ avatar('@a') }}"
    ).render()
    assert shown.startswith('+01:01 1:01 min 1.2k thanked <svg class="av')
