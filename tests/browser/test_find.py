"""The first browser that starts is taken; a named one that does not start is an error."""

from pathlib import Path

import pytest

from tests.browser import find as finder


@pytest.fixture(autouse=True)
def nothing_remembered(monkeypatch):
    monkeypatch.delenv("COMPOSURE_CHROMIUM", raising=False)
    finder.find.cache_clear()
    yield
    finder.find.cache_clear()


def source(*names):
    return lambda: iter([finder.Browser(Path(name), "test") for name in names])


def test_the_first_that_starts_is_taken_and_later_sources_are_not_asked(monkeypatch):
    def unasked():
        raise AssertionError("asked though one was found")

    monkeypatch.setattr(finder, "SOURCES", (source(), source("dead", "alive"), unasked))
    monkeypatch.setattr(finder, "_starts", lambda browser: browser.path.name == "alive")
    assert finder.find().path == Path("alive")


def test_none_anywhere_says_what_to_install(monkeypatch):
    monkeypatch.setattr(finder, "SOURCES", (source("dead"),))
    with pytest.raises(finder.NoBrowserError, match="install Chromium or Chrome"):
        finder.find()


def test_a_named_browser_is_used_or_refused_never_replaced(monkeypatch, tmp_path):
    monkeypatch.setenv("COMPOSURE_CHROMIUM", str(tmp_path / "missing"))
    monkeypatch.setattr(finder, "SOURCES", (source("alive"),))
    with pytest.raises(finder.NoBrowserError, match="missing, which does not start"):
        finder.find()


def test_a_fetched_archive_with_another_hash_is_not_unpacked(tmp_path):
    archive = tmp_path / "chromium.tgz"
    archive.write_bytes(b"something else")
    with pytest.raises(finder.NoBrowserError, match="not the recorded one"):
        finder._unpack(archive, tmp_path / "new")
    assert not (tmp_path / "new").exists()
