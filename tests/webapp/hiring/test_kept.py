"""Nothing of a candidate is forgotten: every table and text column that hangs on one has its line."""

from __future__ import annotations

from sqlalchemy import Text

from webapp.hiring.kept import PLACES, digest
from webapp.tables import metadata

NO_WORDS = {"candidate", "shift", "event", "grade", "summary", "sitting", "review_mark"}
"""Tables whose long texts are emptied elsewhere or hold no words of anybody's: `Shifts.erase` sees to grades."""
ELSEWHERE = {"attempt", "calibration"}
"""What hangs on a shift but only on practice: work that was given, and calibrations."""


def test_every_table_that_hangs_on_a_candidate_or_a_shift_has_its_place() -> None:
    hanging = {
        table.name
        for table in metadata.tables.values()
        for key in table.foreign_keys
        if key.column.table.name in ("candidate", "shift")
    }
    assert hanging - ELSEWHERE <= {place.table.name for place in PLACES}


def test_every_long_text_goes_or_holds_nobodys_words() -> None:
    left = {
        f"{place.table.name}.{column.name}"
        for place in PLACES
        for column in place.table.columns
        if isinstance(column.type, Text) and not place.whole and column.name not in place.blanked
    }
    assert {name for name in left if name.split(".")[0] not in NO_WORDS} == set()


def test_what_goes_is_said_in_words_of_its_own() -> None:
    words = [place.words for place in PLACES if place.whole or place.blanked]
    assert all(words)
    assert len(set(words)) == len(words)


def test_a_digest_is_of_every_value() -> None:
    rows = {"candidate": [{"name": "Mia", "at": 1.5}]}
    assert digest(rows) == digest({"candidate": [{"at": 1.5, "name": "Mia"}]})
    assert digest(rows) != digest({"candidate": [{"name": "Mio", "at": 1.5}]})
