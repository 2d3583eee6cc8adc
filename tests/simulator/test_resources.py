"""The shipped data are found in a checkout and in an installed wheel alike."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from simulator import resources

ROOT = Path(__file__).parents[2]


def test_a_checkout_has_its_data_beside_the_package():
    assert resources.data_root() == ROOT
    assert resources.content_path().is_dir()
    assert resources.content_path("models", "nltk_data") == ROOT / "content" / "models" / "nltk_data"
    assert resources.scenarios_path().is_dir()


def test_shipped_data_inside_the_package_come_first(tmp_path, monkeypatch):
    shipped = tmp_path / "_shipped"
    shipped.mkdir()
    monkeypatch.setattr(resources, "_SHIPPED", shipped)
    assert resources.content_path("rules.yaml") == shipped / "content" / "rules.yaml"
    assert resources.scenarios_path() == shipped / "scenarios"


@pytest.fixture(scope="module")
def unpacked_wheel(tmp_path_factory) -> Path:
    """Build the wheel with the locked backend and lay it out as an installer would."""
    built = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(built)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    site = built / "site"
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        wheel.extractall(site)
    return site


@pytest.mark.slow
def test_a_wheel_carries_every_data_file(unpacked_wheel):
    found = subprocess.run(
        [sys.executable, "-c", "from simulator.resources import data_root; print(data_root())"],
        cwd=unpacked_wheel,
        check=True,
        capture_output=True,
        text=True,
    )
    root = Path(found.stdout.strip())
    assert root == unpacked_wheel / "simulator" / "_shipped"
    for folder in ("content", "scenarios"):
        shipped = {path.relative_to(root) for path in (root / folder).rglob("*") if path.is_file()}
        tracked = subprocess.run(
            ["git", "ls-files", folder], cwd=ROOT, check=True, capture_output=True, text=True
        ).stdout.split()
        assert {Path(name) for name in tracked} <= shipped
