"""Reading exports: CSV or JSON lines, whatever their encoding, and every bad row by its line."""

from __future__ import annotations

import io

import pytest

from simulator.errors import ComposureError
from webapp.rows import Rows


def read(content: bytes, name: str = "a.csv") -> list[tuple[int, str]]:
    """Give each row's line with its reply, or with what is wrong with it."""
    return [
        (row.line, row.exchange.reply if row.exchange else f"! {row.problem}")
        for row in Rows(io.BytesIO(content), name)
    ]


@pytest.mark.parametrize(
    ("content", "rows"),
    [
        (b"reply\nHello\nBye\n", [(2, "Hello"), (3, "Bye")]),
        (b"reply\r\nHello\r\n\r\nBye", [(2, "Hello"), (4, "Bye")]),
        (b"\xef\xbb\xbfReply,id\nHello,1\n", [(2, "Hello")]),
        (b"id;reply\n1;Hello, you\n", [(2, "Hello, you")]),
        (b"id\treply\n1\tHello\n", [(2, "Hello")]),
        (b'reply,id\n"two\nlines",1\nBye,2\n', [(2, "two\nlines"), (4, "Bye")]),
        (b"reply,id\nshort\n", [(2, "short")]),
        (b"reply\n", []),
        ('reply\ncafé \u0301👍\n'.encode(), [(2, "café \u0301👍")]),
        (b"reply\na\0b\n", [(2, "a\0b")]),
    ],
)  # fmt: skip
def test_csv(content: bytes, rows: list[tuple[int, str]]) -> None:
    assert read(content) == rows


@pytest.mark.parametrize(
    ("content", "rows"),
    [
        (b'{"reply": "Hello"}\n\n{"reply": "Bye"}', [(1, "Hello"), (3, "Bye")]),
        (b'\xef\xbb\xbf{"reply": "Hello"}\r\n', [(1, "Hello")]),
        (b'  {"reply": "caf\xc3\xa9"}\n', [(1, "café")]),
    ],
)
@pytest.mark.parametrize("name", ["a.jsonl", "stdin"])
def test_json_lines_by_name_or_content(name: str, content: bytes, rows: list[tuple[int, str]]) -> None:
    assert read(content, name) == rows


@pytest.mark.parametrize(
    ("content", "line", "said"),
    [
        (b"reply\nok\ncaf\xe9\nok\n", 3, "byte 0xe9 at character 4 is not UTF-8"),
        (b'reply,id\nok,1\n"a"b,2\nok,3\n', 3, "cannot be read as CSV"),
        (b"reply,id\nok,1\na,b,c\nok,3\n", 3, "has 3 cells, but the header has 2"),
        (b"reply,channel\nok,\na,tweet\nok,\n", 3, "channel is"),
        (b'{"reply": "ok"}\n{"reply"\n{"reply": "ok"}\n', 2, "is not JSON"),
        (b'{"reply": "ok"}\n["reply"]\n{"reply": "ok"}\n', 2, "is not a JSON object"),
        (b'{"reply": "ok"}\n{"reply": "\xff"}\n{"reply": "ok"}\n', 2, "byte 0xff"),
        (b'{"reply": "ok"}\n' + b'{"a":' * 100_000 + b'\n{"reply": "ok"}\n', 2, "is not JSON"),
        (b"reply\nok\n" + b"x" * 20_001 + b"\nok\n", 3, "reply has 20,001 characters"),
        (b"reply\nok\n" + b"x" * 200_000 + b"\nok\n", 3, "reply has 200,000 characters"),
    ],
)
def test_a_bad_row_is_named_and_the_rest_goes_on(content: bytes, line: int, said: str) -> None:
    found = read(content, "stdin")
    assert [row for row in found if row[1] == "ok"] == [found[0], found[-1]]
    assert found[1][0] == line
    assert said in found[1][1]


def test_a_line_that_would_fill_the_memory_is_passed_over() -> None:
    content = b'{"reply": "ok"}\n{"reply": "' + b"x" * 10_000_000 + b'"}\n{"reply": "ok"}\n'
    assert [said[:20] for _, said in read(content, "stdin")] == ["ok", "! is longer than 10,", "ok"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "a.csv: is empty"),
        (b"\xef\xbb\xbf \n\n", "a.csv: is empty"),
        (b"id,text\n1,a\n", "a.csv:1: has no column `reply`; it has: id, text"),
        ("reply\nHello\n".encode("utf-16"), "is not UTF-8 but UTF-16"),
        ("reply\nHello\n".encode("utf-16-le"), "is not UTF-8 but UTF-16"),
        (b"r\xe9ply\nHello\n", "a.csv:1: byte 0xe9 at character 2 is not UTF-8"),
        (b'[{"reply": "a"}]', "a.csv:1: holds a JSON list"),
    ],
)
def test_a_file_that_cannot_be_used_says_so_in_one_line(content: bytes, said: str) -> None:
    with pytest.raises(ComposureError) as refused:
        read(content)
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    "content", [b"reply,agent,date\na,b,c\n", b'{"reply": "a", "agent": 1}\n{"reply": "a", "date": 2}\n']
)
def test_unknown_columns_are_noted_once(content: bytes) -> None:
    rows = Rows(io.BytesIO(content), "stdin")
    assert len(list(rows)) == content.count(b"\n") - content.startswith(b"reply")
    assert rows.strangers == ["agent", "date"]
