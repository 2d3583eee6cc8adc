"""`composure library`: what it writes, and that the shipped page is what it would write now."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from simulator.library import RESULTS
from simulator.resources import scenarios_path

Composure = Callable[..., Result]
PAGE = Path(__file__).parents[3] / "docs" / "library.md"


def test_the_shipped_page_tells_what_is_there_now(composure: Composure) -> None:
    result = composure("library", "--check", "--processes", 1, "--out", PAGE)
    assert result.exit_code == 0, result.output


@pytest.fixture
def tiny(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("webapp.commands.library.scenarios_path", lambda: scenarios_path() / "tiny")


@pytest.mark.usefixtures("tiny")
def test_a_page_is_written_checked_and_found_out_of_date(tmp_path: Path, composure: Composure) -> None:
    out = tmp_path / "library.md"
    check = ("library", "--check", "--processes", 1, "--out", out)
    assert composure(*check).exit_code == 1
    assert composure("library", "--processes", 1, "--out", out).exit_code == 0
    written = out.read_text("utf-8")
    assert RESULTS in written
    assert "| teashop | " in written
    assert composure(*check).exit_code == 0
    out.write_text(written.replace("3 cases", "4 cases"), "utf-8")
    assert composure(*check).exit_code == 1


@pytest.mark.usefixtures("tiny")
def test_the_same_library_gives_the_same_page(tmp_path: Path, composure: Composure) -> None:
    pages = [tmp_path / "one.md", tmp_path / "two.md"]
    for page in pages:
        composure("library", "--processes", 1, "--out", page)
    assert pages[0].read_text("utf-8") == pages[1].read_text("utf-8")
