"""Lessons and rules hold together, and every lesson is its own."""

from __future__ import annotations

import pytest
from rapidfuzz import fuzz

from simulator.exchange import Exchange
from simulator.lessons import Lesson, lessons
from simulator.replies import grade_reply
from simulator.resources import content_path
from simulator.rules import rules

ALL = list(lessons().values())
ALIKE = 75


def test_every_rule_has_a_lesson_and_every_lesson_rules() -> None:
    assert {rule.lesson for rule in rules().values()} == set(lessons())
    assert all(lesson.rules for lesson in ALL)
    assert {file.stem for file in content_path("lessons").glob("*.yaml")} == set(lessons())


@pytest.mark.parametrize("lesson", ALL, ids=lambda lesson: lesson.id)
def test_a_lesson_shows_several_industries(lesson: Lesson) -> None:
    assert len({pair.industry for pair in lesson.pairs}) == len(lesson.pairs) >= 3
    assert 40 <= len(lesson.why.split()) <= 130


def test_no_two_examples_are_nearly_the_same() -> None:
    """Within a pair a comma may be all the difference."""
    groups = [
        (text, pair.post) for lesson in ALL for pair in lesson.pairs for text in (pair.post, pair.weak, pair.strong)
    ]
    groups += [(text, lesson.id) for lesson in ALL for text in (lesson.exercise.post, lesson.exercise.answer)]
    near = [
        (one, other)
        for at, (one, of) in enumerate(groups)
        for other, whose in groups[at + 1 :]
        if of != whose and fuzz.ratio(one, other) >= ALIKE
    ]
    assert near == []


@pytest.mark.parametrize("lesson", ALL, ids=lambda lesson: lesson.id)
def test_no_better_reply_is_critical(lesson: Lesson) -> None:
    better = [(pair.post, pair.strong) for pair in lesson.pairs]
    for post, reply in [*better, (lesson.exercise.post, lesson.exercise.answer)]:
        assert grade_reply(Exchange(reply=reply, post=post)).critical == (), reply
