"""How far grades keep to the bands that authors gave their exemplars, and which marks tell the bands apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from simulator.check import Played

BANDS: Mapping[str, tuple[float, float]] = {"best": (85.0, 100.0), "acceptable": (60.0, 85.0), "poor": (30.0, 60.0)}
"""The overall that each band should come to: from, and below (best: up to). A harmful one is held to its criticals."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Of the exemplars of one band, how many are graded within it."""

    band: str
    count: int
    within: int

    @property
    def share(self) -> float:
        """Give the share that is within the band."""
        return self.within / self.count


def is_within(played: Played) -> bool:
    """Tell whether an exemplar's overall lies in its band; a harmful one's always does."""
    if played.band not in BANDS:
        return True
    least, most = BANDS[played.band]
    overall = played.grade.overall
    return overall is not None and (least <= overall < most or (played.band == "best" and least <= overall))


def kept(played: Iterable[Played]) -> list[Kept]:
    """Give for each band that there are exemplars of how many keep to it."""
    by_band: dict[str, list[bool]] = {}
    for one in played:
        if one.band in BANDS:
            by_band.setdefault(one.band, []).append(is_within(one))
    return [Kept(band, len(by_band[band]), sum(by_band[band])) for band in BANDS if band in by_band]


def separation(played: Sequence[Played]) -> dict[str, dict[str, float]]:
    """Give for each dimension, and `overall`, the mean mark of the exemplars of each band."""
    marks: dict[str, dict[str, list[float]]] = {}
    for one in played:
        values: dict[str, float | None] = {"overall": one.grade.overall}
        values |= {mark.dimension: mark.value for mark in one.grade.marks}
        for name, value in values.items():
            if value is not None:
                marks.setdefault(name, {}).setdefault(one.band, []).append(value)
    return {name: {band: round(fmean(given), 1) for band, given in bands.items()} for name, bands in marks.items()}
