"""Real brands are found in whatever a scenario says, and words that only look like them are not."""

from __future__ import annotations

import pytest

from simulator.brandnames import named
from simulator.yamlfile import content


@pytest.mark.parametrize(
    ("text", "brands"),
    [
        ("flew Ryanair, never again. RYANAIR!", ["Ryanair", "RYANAIR"]),
        ("Tesco's vans and #Evri", ["Tesco", "Evri"]),
        ("the M&S food hall (H&M too)", ["M&S", "H&M"]),
        ("@BritishAirways hello", ["@BritishAirways"]),
        ("@british_airways hello", ["@british_airways"]),
        ("I bought it from Apple, not here", ["Apple"]),
        ("paid by Visa.", ["Visa"]),
        ("sent by UPS yesterday", ["UPS"]),
    ],
)
def test_real_brands_are_found(text: str, brands: list[str]) -> None:
    assert list(named(text)) == brands


@pytest.mark.parametrize(
    "text",
    [
        "Apple pie. Next, a visa and a gap; boots on target",
        "Next day, says our Next Day promise",
        "an Orange Line train to Shell Beach",
        '"Target!" he said: Next please',
        "UPS AND DOWNS",
        "the tescoes, Amazonian tea and Marriottsville",
        "mail me at ups@example.com",
    ],
)
def test_what_can_be_a_word_is_no_brand(text: str) -> None:
    assert list(named(text)) == []


def test_the_list_is_text_only_and_names_each_brand_once() -> None:
    data = content("brands.yaml")
    every = [name for group in (*data["names"].values(), data["words"]) for name in group]
    assert all(isinstance(name, str) for name in every)
    assert len(every) == len(set(every)) > 300
