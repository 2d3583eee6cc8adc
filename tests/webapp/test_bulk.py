"""Grading in bulk: order, faults of single rows, and files that are gone on with."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from simulator.errors import ComposureError
from simulator.exchange import Exchange
from webapp import bulk
from webapp.bulk import CHUNK, Written, grade_rows
from webapp.rows import Row


def rows(count: int, bad: tuple[int, ...] = ()) -> Iterator[Row]:
    for number in range(1, count + 1):
        exchange = None if number in bad else Exchange(f"Thanks, number {number}.", id=str(number))
        yield Row(number, exchange, "is bad" if number in bad else "")


def line(number: int) -> str:
    return json.dumps({"id": str(number), "flags": {}})


def test_rows_come_out_in_order_with_bad_ones_between() -> None:
    done = list(grade_rows(rows(5, bad=(2, 5)), 1))
    assert [(one.line, one.problem) for one in done] == [(1, ""), (2, "is bad"), (3, ""), (4, ""), (5, "is bad")]
    assert [json.loads(one.json)["id"] for one in done if one.json] == ["1", "3", "4"]


def test_processes_give_the_same_in_the_same_order() -> None:
    count = CHUNK * 2 + 3
    alone, together = (list(grade_rows(rows(count, bad=(70,)), processes)) for processes in (1, 2))
    assert together == alone


def test_rows_are_read_no_further_than_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    taken = []
    monkeypatch.setattr(bulk, "grade_reply", lambda _: pytest.fail("no row is to be graded yet"))

    def watched() -> Iterator[Row]:
        for row in rows(10_000, bad=tuple(range(1, 10_001))):
            taken.append(row.line)
            yield row

    next(iter(grade_rows(watched(), 1)))
    assert len(taken) <= 2 * CHUNK


def test_a_fault_in_one_row_is_not_the_end_of_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(exchange: Exchange) -> None:
        raise IndexError(exchange.id)

    monkeypatch.setattr(bulk, "grade_reply", faulty)
    assert [one.problem for one in grade_rows(rows(2), 1)] == [
        "could not be graded (IndexError: 1)",
        "could not be graded (IndexError: 2)",
    ]


def go_on(path: Path, source: Iterator[Row]) -> list[str]:
    with closing(Written(path)) as written:
        return [row.exchange.id for row in written.left(source) if row.exchange]


@pytest.mark.parametrize(
    ("before", "left"),
    [
        ("", ["1", "3", "4"]),
        (f"{line(1)}\n", ["3", "4"]),
        (f"{line(1)}\n{line(3)}", ["3", "4"]),
        (f'{line(1)}\n{{"id": "3", "ov', ["3", "4"]),
        ('{"id":"1', ["1", "3", "4"]),
        (f"{line(1)}\n{line(3)}\n{line(4)}\n", []),
    ],
)
def test_a_file_is_gone_on_with(tmp_path: Path, before: str, left: list[str]) -> None:
    path = tmp_path / "out.jsonl"
    path.write_text(before, encoding="utf-8")
    assert go_on(path, rows(4, bad=(2,))) == left
    assert path.read_text(encoding="utf-8") == "".join(
        f"{line(int(one))}\n" for one in ("1", "3", "4") if one not in left
    )


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (f"{line(1)}\n{line(9)}\n", "row 2 is '9', but the input has '2' there"),
        (f"{line(1)}\n{line(2)}\n{line(3)}\n", "the input has only 2 rows"),
        ("reply,id\nHello,1\n", ":1: is not a line of grades"),
        ("just words", ":1: is not a line of grades"),
        (f"{line(1)}\nnonsense\n{line(2)}\n", ":2: is not a line of grades"),
    ],
)
def test_a_file_of_something_else_is_left_alone(tmp_path: Path, before: str, said: str) -> None:
    path = tmp_path / "out.jsonl"
    path.write_text(before, encoding="utf-8")
    with pytest.raises(ComposureError) as refused:
        go_on(path, rows(2))
    assert said in str(refused.value)
    assert path.read_text(encoding="utf-8") == before


def test_lines_are_appended(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    for text in ("café", "👍"):
        with closing(Written(path)) as written:
            written.write(json.dumps({"id": text, "flags": {}}, ensure_ascii=False))
    assert [json.loads(one)["id"] for one in path.read_text(encoding="utf-8").splitlines()] == ["café", "👍"]
