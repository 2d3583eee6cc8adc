"""Questions for an interview: some for everything that people read, each with what a good answer has."""

from __future__ import annotations

from webapp.hiring.interview import questions
from webapp.hiring.work import READ


def test_every_dimension_that_is_read_has_questions() -> None:
    assert set(questions()) == set(READ)
    for each in questions().values():
        assert len(each) >= 2
        assert all(one.ask.endswith(("?", ".")) and one.listen.endswith(".") for one in each)


def test_no_question_is_asked_twice() -> None:
    asked = [one.ask for each in questions().values() for one in each]
    assert len(set(asked)) == len(asked)
