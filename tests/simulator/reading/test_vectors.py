from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from simulator.reading.vectors import WIDTH, vectors


def _near(one: str, other: str) -> float:
    first, second = vectors([one, other])
    return float(first @ second)


@pytest.mark.parametrize(
    ("one", "like", "unlike"),
    [
        ("refund", "reimbursement", "weather"),
        ("parcel", "package", "password"),
        ("engineer", "technician", "breakfast"),
    ],
)
def test_words_of_like_meaning_are_near(one: str, like: str, unlike: str) -> None:
    assert _near(one, like) > _near(one, unlike) + 0.2


@pytest.mark.parametrize(("one", "form"), [("refund", "refunding"), ("parcel", "parcels"), ("cancel", "cancelled")])
def test_forms_of_a_word_meet(one: str, form: str) -> None:
    assert _near(one, form) > 0.55


def test_an_unknown_word_has_no_direction() -> None:
    assert not vectors(["qqxzzyq", ""]).any()
    assert vectors([]).shape == (0, WIDTH)


def test_threads_get_the_same() -> None:
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(vectors, [["refund", "card"]] * 8))
    assert all(np.array_equal(found[0], other) for other in found)
