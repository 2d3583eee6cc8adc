"""Profile pictures: the same for the same handle, harmless for any."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.webapp.visiting import read_page
from webapp.avatars import avatar


def test_a_handle_always_looks_the_same_however_it_is_written() -> None:
    assert avatar("@Oona_Reads") == avatar("@oona_reads")


def test_handles_look_different() -> None:
    assert len({avatar(f"@person{number}") for number in range(60)}) > 30


@pytest.mark.parametrize("size", ["", "xs", "s", "l"])
def test_the_size_is_a_class(size: str) -> None:
    (svg,) = read_page(avatar("@bryn", size)).of("svg")
    assert svg["class"].split() == ["av", *size.split()]


@given(st.text())
def test_any_handle_gives_a_whole_picture_without_the_handle_in_it(handle: str) -> None:
    picture = avatar(handle)
    page = read_page(picture)
    assert page.against_policy() == []
    assert page.text == ""
    assert page.tags[0][1]["aria-hidden"] == "true"
    assert "{" not in picture
    assert {tag for tag, _ in page.tags} <= {"svg", "g", "rect", "path", "circle"}
    assert set(re.findall(r'fill="([^"]*)"', picture)) <= set(re.findall(r"#[0-9a-f]{6}", picture))


def test_the_strangest_handle_is_a_picture_too() -> None:
    assert avatar('"><script>alert(1)</script>').count("<script") == 0


def test_a_brand_shows_its_first_letter_escaped() -> None:
    from webapp.avatars import brand_avatar

    assert ">P</text>" in brand_avatar("Pottle & Leaf")
    assert "<script" not in brand_avatar("<script>")
