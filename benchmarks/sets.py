"""The labelled and rated sets, as rows: what the readers are trained on and measured by.

Those that may ship lie in `benchmarks/data/`; the others are read from a folder given to the commands, and what is
not there is left out. docs/models.md names their authors, licences and splits.
"""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

OWN = Path(__file__).resolve().parent / "data"
OUTSIDE = Path(__file__).resolve().parents[2] / "shared" / "data"
Row = TypeVar("Row")


@dataclass(frozen=True)
class Sets:
    """The sets of one or more folders; the first that has a file gives it.

    `most` is how many rows of each file are given, evenly spread: 0 is all of them.
    """

    folders: tuple[Path, ...] = (OWN, OUTSIDE)
    most: int = 0

    def has(self, name: str) -> bool:
        """Tell whether a file is in one of the folders."""
        return self._find(name) is not None

    def jsonl(self, name: str) -> list[dict[str, Any]]:
        """Give the rows of a JSONL file; none if it is not there."""
        path = self._find(name)
        if path is None:
            return []
        lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
        return [json.loads(line) for line in self._some(lines)]

    def csv(self, name: str) -> list[dict[str, str]]:
        """Give the rows of a CSV file by its header; none if it is not there."""
        path = self._find(name)
        if path is None:
            return []
        with path.open(encoding="utf-8", newline="") as file:
            return self._some(list(csv.DictReader(file)))

    def care(self) -> list[dict[str, Any]]:
        """Give the rated care replies that figures are reported on: authors A to F."""
        return self.jsonl("care_replies.jsonl")

    def written(self) -> list[dict[str, Any]]:
        """Give the further rated care replies, for training only: other authors, other posts."""
        return self.jsonl("care_written.jsonl")

    def _some(self, rows: list[Row]) -> list[Row]:
        if not self.most or len(rows) <= self.most:
            return rows
        return [rows[at * len(rows) // self.most] for at in range(self.most)]

    def _find(self, name: str) -> Path | None:
        return next((folder / name for folder in self.folders if (folder / name).is_file()), None)
