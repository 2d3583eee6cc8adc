"""No package of the lock binds the product to the GPL; LGPL libraries, used unmodified, do not."""

import re
from importlib.metadata import Distribution, distribution
from pathlib import Path

import pytest
from packaging.markers import Marker

LOCK = Path(__file__).parents[1] / "requirements.lock"
STRONG = re.compile(r"(?<!L)(?<!Lesser )(?:\bA?GPL|General Public License)", re.IGNORECASE)
# Told by the files of a package, not by its metadata: its LICENSE, and the head of its axe.min.js.
LOOKED_UP = {"axe-playwright-python": ["MIT AND MPL-2.0"]}
WEAK = re.compile(r"\bLGPL|Lesser General Public|Library General Public", re.IGNORECASE)


def locked() -> list[str]:
    """Return the name of every package that the lock installs here, extras included."""
    lines = re.findall(r"^([\w.-]+)==\S+ *(?:; *(.+?))? *\\$", LOCK.read_text(encoding="utf-8"), re.MULTILINE)
    return [name for name, marker in lines if not marker or Marker(marker).evaluate()]


def licences(package: Distribution) -> list[str]:
    """Return the licences a user of the package may choose from, as its metadata names them."""
    told = package.metadata
    if expression := told.get("License-Expression"):
        return re.split(r"\s+OR\s+", expression, flags=re.IGNORECASE)
    named = [line for line in told.get_all("Classifier") or [] if line.startswith("License ::")]
    text = (told.get("License") or "").strip().splitlines()
    return [line.split(" :: ")[-1] for line in named if not line.endswith("OSI Approved")] or text[:1]


def binding(choices: list[str]) -> bool:
    """Say whether every licence to choose from is a strong copyleft one."""
    return all(STRONG.search(WEAK.sub("", each)) for each in choices)


def test_the_lock_is_read():
    assert {"flask", "textstat", "psycopg", "pytest"} <= set(locked())


@pytest.mark.parametrize("name", locked())
def test_a_locked_package_has_a_licence_the_product_can_live_with(name):
    choices = licences(distribution(name)) or LOOKED_UP.get(name, [])
    assert choices, f"{name} names no licence: look it up"
    assert not binding(choices), f"{name} is under {choices}"


@pytest.mark.parametrize(
    ("choices", "expected"),
    [
        (["GPL-3.0-or-later"], True),
        (["AGPL-3.0-only"], True),
        (["GNU General Public License v3 (GPLv3)"], True),
        (["MIT AND GPL-2.0-only"], True),
        (["LGPL-2.1-or-later"], False),
        (["GNU Lesser General Public License v2 or later (LGPLv2+)"], False),
        (["GNU General Public License v2 or later (GPLv2+)", "Mozilla Public License 1.1"], False),
        (["MIT"], False),
    ],
)
def test_only_a_choice_of_nothing_but_the_gpl_is_binding(choices, expected):
    assert binding(choices) is expected
