"""The files for an auditor: every figure can be found again from the tables alone, and nobody's name is in them."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Callable
from statistics import median

import pytest

from tests.webapp.hiring.marked import MARKS, marked
from tests.webapp.hiring.people import FEMALE, MALE, group, of, person
from webapp.db import Database
from webapp.hiring.audit_pack import Files, files, packed, zipped
from webapp.hiring.rounds import Round

Wall = Callable[..., float]
AT = Round("r", "Agent", "tea-test", "", "c" * 64, "us", 12, "hr@example.com", "", None, 0.0, None, None)
SAMPLE = of(
    group(0, 80, 36, {**FEMALE, "age": "under_40"}), group(100, 100, 60, {**MALE, "age": "from_40"}, 60.0),
    group(300, 3, 1, {"age": "under_40"}), [person(400, FEMALE), person(401, MALE, None, 99.0)],
)  # fmt: skip


def read(made: Files, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(made[name].removeprefix("\ufeff"))))


def ratios(passed: dict[str, list[bool]]) -> dict[str, tuple[int, int, float]]:
    """Give people, got through and impact ratio, as the README says."""
    rates = {name: sum(each) / len(each) for name, each in passed.items()}
    top = max(rate for name, rate in rates.items() if len(passed[name]) >= 5)
    return {name: (len(each), sum(each), round(rates[name] / top, 9)) for name, each in passed.items()}


def told(made: Files, name: str, attribute: str) -> dict[str, tuple[int, int, float]]:
    return {
        row["category"]: (int(row["applicants"]), int(row["got_through"]), round(float(row["impact_ratio"]), 9))
        for row in read(made, name)
        if row["attribute"] == attribute
    }


@pytest.fixture(scope="module")
def made() -> Files:
    return files(SAMPLE, AT, 1e9)


def test_the_impact_ratio_of_selection_comes_out_of_the_table_of_people(made: Files) -> None:
    people = read(made, "candidates.csv")
    passed: dict[str, list[bool]] = {}
    for one in people:
        if one["outcome"] and one["sex"]:
            passed.setdefault(one["sex"], []).append(one["outcome"] == "go on")
    assert ratios(passed) == told(made, "impact_selection.csv", "Sex")
    assert ratios(passed)["Female"] == (80, 36, 0.75)


@pytest.mark.parametrize("by", ["machine", "people"])
def test_the_scoring_rates_come_out_of_it_too(made: Files, by: str) -> None:
    people = [one for one in read(made, "candidates.csv") if one[f"score_{by}"]]
    middle = median(float(one[f"score_{by}"]) for one in people)
    passed: dict[str, list[bool]] = {}
    for one in people:
        if one["sex"]:
            passed.setdefault(one["sex"], []).append(float(one[f"score_{by}"]) > middle)
    assert ratios(passed) == told(made, f"impact_scoring_{by}.csv", "Sex")


def test_intersections_are_in_the_tables(made: Files) -> None:
    rows = read(made, "impact_selection.csv")
    assert Counter(row["attribute"] for row in rows) == {"Sex": 2, "Age": 2, "Sex × Age": 2}
    crossed = {row["category"]: row["applicants"] for row in rows if row["attribute"] == "Sex × Age"}
    assert crossed == {"Female × Under 40": "80", "Male × 40 to 54": "100"}


def test_everybody_has_a_line_under_a_name_of_these_files_alone(made: Files) -> None:
    names = [one["candidate"] for one in read(made, "candidates.csv")]
    again = [one["candidate"] for one in read(files(SAMPLE, AT, 1e9), "candidates.csv")]
    assert len(set(names)) == len(names) == len(SAMPLE.taken)
    assert not set(names) & set(again)
    assert all(re.fullmatch(r"[0-9a-f]{12}", name) for name in names)


def test_the_sums_are_of_the_files(made: Files) -> None:
    sums = dict(reversed(line.split("  ")) for line in made["SHA256SUMS"].splitlines())
    assert set(sums) == set(made) - {"SHA256SUMS"}
    assert {name: hashlib.sha256(made[name].encode()).hexdigest() for name in sums} == sums


def test_the_readme_tells_of_every_file(made: Files) -> None:
    assert [name for name in made if name != "README.md" and f"`{name}`" not in made["README.md"]] == []
    assert "Composure cannot audit itself" in made["README.md"]


def test_the_zip_holds_them(made: Files) -> None:
    with zipfile.ZipFile(io.BytesIO(zipped(made, 1e9))) as bundle:
        assert {name: bundle.read(name).decode() for name in bundle.namelist()} == made
        assert bundle.infolist()[0].date_time == (2001, 9, 9, 1, 46, 40)


def test_of_a_real_round_the_tables_hold_no_word_of_anybody(sqlite_database: Database, wall: Wall) -> None:
    one = marked(sqlite_database, wall)
    with zipfile.ZipFile(io.BytesIO(packed(one.live, one.at, [one.at]))) as bundle:
        made = {name: bundle.read(name).decode() for name in bundle.namelist()}
    whole = "".join(made.values())
    assert [words for words in MARKS if words in whole] == []
    assert not {one.who.id, one.hana.id, *one.shifts} & set(re.findall(r"[0-9a-f]{32}", whole))
    assert json.loads(made["form.json"])["content_hash"] == one.at.content_hash
    assert json.loads(made["scorecard.json"])["id"] == "hiring"
    (line,) = read(made, "candidates.csv")
    assert line["outcome"] == "go on"
    assert {row["case"].partition(".")[0] for row in read(made, "marks.csv")} == {"0", "1"}
