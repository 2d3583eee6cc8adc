"""What a content warning covers: the words of a case, until the agent asks to see them."""

from __future__ import annotations

from simulator.casestate import CaseState
from simulator.scenario import Case


def is_covered(case: Case, went: CaseState) -> bool:
    """Tell whether a case's words are covered still: it has a warning, and nobody has asked for them or acted on it."""
    return case.warning is not None and all(act.name in ("view:case", "view:record") for act in went.acts)
