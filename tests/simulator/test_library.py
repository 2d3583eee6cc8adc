"""The page of the library: what its tables count."""

from __future__ import annotations

from simulator.library import RESULTS, Looked, Shelf, coverage, results
from simulator.packs import load_pack
from simulator.resources import scenarios_path

TINY = Shelf("tiny", "Tiny", load_pack(scenarios_path() / "tiny").scenarios)


def test_coverage_counts_what_the_scenarios_hold() -> None:
    page = coverage([TINY], [Looked("teashop", ("order_number", "order_number"), {})])
    assert "1 packs, 1 scenarios, 3 cases." in page
    assert "easy 100%, medium 0%, hard 0%" in page
    assert "Items that need no reply: 1 of 3 (33%)." in page
    assert "| INF | 1 | 1 |" in page
    assert "| calm |" in page
    assert "| order number | " in page
    assert RESULTS not in page


def test_every_case_is_in_both_matrices() -> None:
    page = coverage([TINY], [])
    sums = [line for line in page.splitlines() if line.startswith("| all |")]
    assert [line.split(" | ")[-1].rstrip(" |") for line in sums] == ["3", "3"]


def test_results_are_a_row_a_scenario_with_the_mean_and_what_is_doubted() -> None:
    looked = [
        Looked("a", (), {"careful": 90.0, "over_escalating": None}),
        Looked("b", (), {"careful": 95.0, "over_escalating": 40.0}, ("b/x/slow: level",)),
    ]
    page = results(looked)
    assert page.startswith(RESULTS)
    assert "| a | 90.0 | - |" in page
    assert "| mean | 92.5 | 40.0 |" in page
    assert "- b/x/slow: level" in page
    assert "Nowhere." in results(looked[:1])
