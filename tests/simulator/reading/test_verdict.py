import pytest

from simulator.reading.exact import Exact
from simulator.reading.verdict import Verdict, silenced, verdict

OPEN = Exact()


@pytest.mark.parametrize(
    ("likely", "settled", "status"),
    [
        ((0.6, 0.2, 0.1, 0.1), OPEN, "conveys"),
        ((0.2, 0.5, 0.2, 0.1), OPEN, "partial"),
        ((0.4, 0.35, 0.1, 0.15), OPEN, "partial"),
        ((0.4, 0.2, 0.3, 0.1), OPEN, "conveys"),
        ((0.1, 0.1, 0.7, 0.1), OPEN, "absent"),
        ((0.1, 0.1, 0.2, 0.6), OPEN, "contradicts"),
        ((0.3, 0.1, 0.5, 0.1), Exact(told=True), "conveys"),
        ((0.1, 0.1, 0.7, 0.1), Exact(told=True), "absent"),
        ((0.6, 0.1, 0.2, 0.1), Exact(0, firm=True), "contradicts"),
        ((0.6, 0.1, 0.2, 0.1), Exact(0), "conveys"),
        ((0.2, 0.1, 0.4, 0.3), Exact(0), "contradicts"),
    ],
)
def test_the_likeliest_status_unless_exact_wording_settles_it(
    likely: tuple[float, ...], settled: Exact, status: str
) -> None:
    assert verdict(likely, settled).status == status


@pytest.mark.parametrize(("share", "caps"), [(0.5, False), (0.85, False), (0.9, True), (0.95, True)])
def test_only_a_sure_contradiction_caps_a_grade(share: float, caps: bool) -> None:
    found = verdict(((1 - share) / 2, 0.0, (1 - share) / 2, share), OPEN)
    assert found.status == "contradicts"
    assert (found.confidence >= 0.5) is caps


@pytest.mark.parametrize(("firm", "caps"), [(True, True), (False, False)])
def test_exact_wording_caps_a_grade_only_where_it_is_firm(firm: bool, caps: bool) -> None:
    found = verdict((0.2, 0.1, 0.3, 0.4), Exact(0, firm=firm))
    assert found.status == "contradicts"
    assert (found.confidence >= 0.5) is caps


def test_silence_tells_nothing() -> None:
    assert silenced(Verdict("contradicts", 0.9)).status == "absent"
