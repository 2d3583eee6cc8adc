import pytest

from simulator.reading import phrases
from simulator.reading.model import SIGNS

TABLES = ("acts", "tone", "jargon", "grammar", "odd", "moves")


@pytest.mark.parametrize("name", TABLES)
def test_every_table_speaks_of_known_signs(name: str) -> None:
    assert {wording.sign for wording in phrases.table(name)} <= set(SIGNS)


@pytest.mark.parametrize("name", phrases.SOUGHT)
def test_every_wording_can_be_made_a_pattern(name: str) -> None:
    assert all(wording.pattern.groups >= 0 for wording in phrases.table(name))


def test_fragments_and_gaps_expand() -> None:
    pattern = phrases.compiled("we're ~ sorry")
    assert pattern.search("we're really very sorry")
    assert not pattern.search("we're happy, and they are not a bit sorry")
    assert phrases.compiled("don't").search("i dont know")


def test_every_wording_can_be_made_a_pattern_beforehand() -> None:
    phrases.compile_all()
    assert all("pattern" in vars(wording) for name in phrases.SOUGHT for wording in phrases.table(name))
