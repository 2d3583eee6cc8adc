"""The JSON Schema of the authoring format, for editors."""

from __future__ import annotations

import json

from simulator.scenario import Scenario


def scenario_schema() -> str:
    """Give the schema of a scenario file as JSON text, the same every time."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **Scenario.model_json_schema()}
    return json.dumps(schema, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    print(scenario_schema(), end="")
