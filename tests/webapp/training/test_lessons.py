"""The lessons as pages: all on one list, each with its reasons, and reached from where a rule spoke."""

from __future__ import annotations

import pytest

from simulator.lessons import lessons
from tests.webapp.visiting import Visitor


def test_the_list_leads_to_every_lesson(visitor: Visitor) -> None:
    page = visitor.client.get("/lessons").text
    for lesson in lessons().values():
        assert f'href="/lessons/{lesson.id}"' in page


@pytest.mark.parametrize("name", lessons())
def test_a_lesson_gives_its_reasons_examples_and_rules(visitor: Visitor, name: str) -> None:
    lesson, page = lessons()[name], visitor.client.get(f"/lessons/{name}")
    assert page.status_code == 200
    assert page.text.count("Falls short") == len(lesson.pairs)
    assert "<h1" in page.text and "One good answer" in page.text and "Sources:" in page.text


def test_there_is_no_other_lesson(visitor: Visitor) -> None:
    assert visitor.client.get("/lessons/flattery").status_code == 404
