"""The house rules that no linter knows."""

import re
import subprocess
from pathlib import Path

import click
import pytest

from webapp.cli import main

ROOT = Path(__file__).parents[1]
PACKAGES = ("simulator", "webapp")
LONGEST = 300
WANTED_MEDIAN = 250
VAGUE = {"utils", "util", "helpers", "helper", "manager", "base", "common", "misc"}
MACHINE_PATH = re.compile(r"(?<![\w./~-])/(?:home|root|Users|work|tmp)/\w")
REGISTRY = re.compile(r"pypi\.(?:org|python)|pythonhosted|npmjs|yarnpkg|crates\.io|jsdelivr|unpkg|cdnjs|anaconda\.org")


def tracked() -> list[Path]:
    """Return every file that is or would be committed."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return [path for name in listed.stdout.splitlines() if (path := ROOT / name).is_file()]


def modules() -> list[Path]:
    """Return the product's modules, without package files and migrations, relative to the root."""
    found = [path.relative_to(ROOT) for path in tracked() if path.suffix == ".py"]
    return [
        path
        for path in found
        if path.parts[0] in PACKAGES and path.name != "__init__.py" and "migrations" not in path.parts
    ]


def test_every_module_has_a_test_of_its_name_in_the_same_place():
    tests = {path.relative_to(ROOT) for path in tracked() if path.name.startswith("test_")}
    missing = [path for path in modules() if Path("tests", path.parent, f"test_{path.name}") not in tests]
    assert missing == []


def test_no_module_is_long():
    lengths = {path: len((ROOT / path).read_text(encoding="utf-8").splitlines()) for path in modules()}
    assert {path: lines for path, lines in lengths.items() if lines > LONGEST} == {}
    assert sorted(lengths.values())[len(lengths) // 2] <= WANTED_MEDIAN


def test_no_module_has_a_name_that_says_nothing():
    assert [path for path in modules() if VAGUE & set(path.stem.split("_"))] == []


def lines_that_match(pattern: re.Pattern[str]) -> list[str]:
    """Return `file:line: text` for every matching line of a text file, this file aside."""
    found = []
    for path in tracked():
        if path == Path(__file__):
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        lines = enumerate(text.splitlines(), start=1)
        found += [f"{path.relative_to(ROOT)}:{n}: {line[:120]}" for n, line in lines if pattern.search(line)]
    return found


def test_no_file_names_a_path_of_one_machine():
    assert lines_that_match(MACHINE_PATH) == []


def test_no_file_names_the_host_of_a_package_registry():
    assert lines_that_match(REGISTRY) == []


@pytest.mark.parametrize("bad", ["see /home/ann", "open('/Users/ann/a.txt')"])
def test_a_path_of_one_machine_is_recognised(bad):
    assert MACHINE_PATH.search(bad)


@pytest.mark.parametrize("good", ["https://example.org/home/page/", "app.route('/work')", "a/home/b"])
def test_an_address_or_a_route_is_no_machine_path(good):
    assert not MACHINE_PATH.search(good)


def commands(group: click.Command, name: str) -> list[str]:
    """Return the full name of the command and of all below it."""
    below = group.commands.items() if isinstance(group, click.Group) else ()
    return [name, *(each for part, command in below for each in commands(command, f"{name} {part}"))]


def test_every_command_is_documented():
    text = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert [name for name in commands(main, "composure") if name not in text] == []
