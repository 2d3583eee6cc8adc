"""Work over processes: in order, no further ahead than it takes, and said plainly when a process is gone."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from simulator.errors import ComposureError
from webapp.pool import cores, spread


def nothing() -> None:
    """Be ready."""


def doubled(number: int) -> int:
    return 2 * number


def gone(number: int) -> int:
    os._exit(number)


def test_there_is_a_core() -> None:
    assert cores() >= 1


def test_results_come_in_the_order_of_the_work() -> None:
    assert list(spread(doubled, range(50), 2, nothing)) == [2 * number for number in range(50)]


def test_work_is_taken_no_further_than_needed() -> None:
    taken = []

    def watched() -> Iterator[int]:
        for number in range(1000):
            taken.append(number)
            yield number

    found = spread(doubled, watched(), 2, nothing)
    assert next(found) == 0
    assert len(taken) < 20
    found.close()  # type: ignore[attr-defined]


def test_a_process_that_is_ended_is_told() -> None:
    with pytest.raises(ComposureError, match="ended from outside"):
        list(spread(gone, [1], 1, nothing))
