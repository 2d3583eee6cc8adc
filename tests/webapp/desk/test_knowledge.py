"""The knowledge as the desk lists it."""

from __future__ import annotations

from simulator import events as e
from simulator.state import replay
from tests.simulator.scenes import TEASHOP, opened
from webapp.desk.knowledge import articles


def listed(*read: tuple[str, str]) -> list[str]:
    """Give the articles' ids after these were read, each in a case."""
    views = [e.Viewed(at=10.0, case=case, what="knowledge", article=article) for case, article in read]
    cases = [*opened("tin"), *opened("hours")[1:]]
    return [article.id for article in articles(TEASHOP, replay([*cases, *views]))]


def test_the_authors_order_stands_until_something_was_read() -> None:
    assert listed() == [article.id for article in TEASHOP.knowledge] == ["hours", "missing"]


def test_what_was_read_last_stands_first_in_whatever_case() -> None:
    assert listed(("tin", "missing")) == ["missing", "hours"]
    assert listed(("tin", "missing"), ("hours", "hours")) == ["hours", "missing"]
    assert listed(("tin", "hours"), ("tin", "missing"), ("hours", "hours")) == ["hours", "missing"]


def test_looking_at_a_case_is_not_reading() -> None:
    viewed = e.Viewed(at=10.0, case="tin", what="case")
    assert [one.id for one in articles(TEASHOP, replay([*opened(), viewed]))] == ["hours", "missing"]
