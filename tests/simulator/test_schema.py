"""The schema for editors is the one of the format as it is."""

from __future__ import annotations

import json
from pathlib import Path

from simulator.schema import scenario_schema

DOCS = Path(__file__).parents[2] / "docs"


def test_the_committed_schema_is_current() -> None:
    committed = (DOCS / "scenario.schema.json").read_text(encoding="utf-8")
    assert committed == scenario_schema(), "run: python -m simulator.schema > docs/scenario.schema.json"


def test_the_schema_forbids_unknown_keys_and_names_the_required_ones() -> None:
    schema = json.loads(scenario_schema())
    assert schema["additionalProperties"] is False
    assert {"brand", "people", "cases", "knowledge"} <= set(schema["required"])
