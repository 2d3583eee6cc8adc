"""The sets: their files, and what may be drawn from them."""

import json

import pytest

from benchmarks.sets import OWN, Sets

SHIPPED = {
    "care_replies.jsonl": {"id", "author", "post", "reply", "facts", "ratings", "each_rater", "flags", "public_move"},
    "facts.jsonl": {"id", "reply", "fact", "label"},
    "facts_small.jsonl": {"id", "reply", "fact", "match"},
    "privacy.jsonl": {"id", "channel", "verified", "post", "reply", "spans", "acts", "severity"},
    "privacy_written.jsonl": {"id", "channel", "verified", "post", "reply", "spans", "acts", "severity"},
    "privacy_unseen.jsonl": {"id", "channel", "verified", "post", "reply", "spans", "acts", "severity"},
    "pii_replies.jsonl": {"id", "text", "spans"},
    "grammar.jsonl": {"id", "text", "error"},
    "faultless.jsonl": {"id", "channel", "post", "facts", "reply"},
    "fairness.jsonl": {"id", "channel", "post", "facts", "reply", "second_language", "dialect"},
    "gaming.jsonl": {"id", "kind", "channel", "post", "facts", "reply", "fair"},
}


@pytest.mark.parametrize("name", SHIPPED)
def test_every_row_of_a_shipped_set_has_its_keys_and_an_id_of_its_own(name):
    rows = Sets((OWN,)).jsonl(name)
    assert rows
    assert [row for row in rows if not SHIPPED[name] <= row.keys()] == []
    assert len({row["id"] for row in rows}) == len(rows)


@pytest.mark.parametrize("name", ["privacy.jsonl", "privacy_written.jsonl", "privacy_unseen.jsonl"])
def test_every_span_lies_within_its_text(name):
    wrong = [
        (row["id"], span)
        for row in Sets((OWN,)).jsonl(name) for span in row["spans"]
        if not 0 <= span["start"] < span["end"] <= len(row[span["where"]])
    ]  # fmt: skip
    assert wrong == []


def test_no_reply_of_a_test_set_is_learnt_from():
    sets = Sets((OWN,))
    learnt = {row["reply"] for name in ("care_written.jsonl", "facts_written.jsonl") for row in sets.jsonl(name)}
    tested = [(name, row["id"]) for name in SHIPPED for row in sets.jsonl(name) if row.get("reply") in learnt]
    assert tested == []


def test_every_shipped_set_is_told_of():
    told = (OWN / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in sorted(OWN.glob("*.jsonl")) if f"`{path.name}`" not in told] == []


def test_the_first_folder_that_has_a_file_gives_it_and_a_missing_one_is_empty(tmp_path):
    for folder, text in (("a", "first"), ("b", "second")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.jsonl").write_text(json.dumps({"text": text}) + "\n", encoding="utf-8")
    sets = Sets((tmp_path / "none", tmp_path / "a", tmp_path / "b"))
    assert sets.jsonl("x.jsonl") == [{"text": "first"}]
    assert sets.has("x.jsonl")
    assert not sets.has("y.csv")
    assert sets.csv("y.csv") == []


def test_a_sample_is_spread_over_the_file(tmp_path):
    (tmp_path / "x.jsonl").write_text("".join(f'{{"at": {at}}}\n' for at in range(100)), encoding="utf-8")
    (tmp_path / "x.csv").write_text("at\n" + "".join(f"{at}\n" for at in range(100)), encoding="utf-8")
    sets = Sets((tmp_path,), most=4)
    assert [row["at"] for row in sets.jsonl("x.jsonl")] == [0, 25, 50, 75]
    assert [row["at"] for row in sets.csv("x.csv")] == ["0", "25", "50", "75"]


def test_a_line_may_hold_any_character(tmp_path):
    (tmp_path / "x.jsonl").write_text('{"text": "one\u2028two\x85three"}\n\n', encoding="utf-8")
    assert [row["text"] for row in Sets((tmp_path,)).jsonl("x.jsonl")] == ["one\u2028two\x85three"]


@pytest.mark.parametrize("name", SHIPPED)
def test_the_rows_are_as_many_as_is_told(name):
    told = (OWN / "README.md").read_text(encoding="utf-8")
    assert f"| `{name}` | {len(Sets((OWN,)).jsonl(name))} |" in told
