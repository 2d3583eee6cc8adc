"""What the people of a scenario are called in another form: names of the same pronoun and length, and what holds them.

A name is found where a scenario names somebody, as a customer or as who posts, and is changed wherever it stands. Names
that are not in `content/names.yaml` stay, and so do those of the brand's own people and of relatives.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache

from simulator.pick import fraction
from simulator.scenario import Person, Scenario
from simulator.yamlfile import content

PRONOUNS = ("she", "he")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PLAIN = str.maketrans("ıłøđ", "ilod")
"""Letters that do not come apart into a plain one and a mark."""
_SHORTER = 2
"""By how many letters a new name may be shorter; it is never longer, so that no message outgrows its limit."""
_SURNAME, _NICKNAME = 3, 3
"""The fewest letters of a surname, and those that a nickname has in common with the first name."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Somebody with a name: `also` are longer or shorter forms of the first name; `last` and `handle` may be empty."""

    first: str
    also: tuple[str, ...] = ()
    last: str = ""
    handle: str = ""


@lru_cache(maxsize=1)
def first_names() -> Mapping[str, tuple[str, ...]]:
    """Give the listed first names by pronoun."""
    return {pronoun: tuple(sorted(_listed(pronoun))) for pronoun in PRONOUNS}


@lru_cache(maxsize=1)
def last_names() -> tuple[str, ...]:
    """Give the listed surnames."""
    return tuple(sorted(_listed("last")))


def _listed(which: str) -> Iterator[str]:
    for origin in content("names.yaml")["origins"].values():
        yield from origin[which]


def identities(scenario: Scenario) -> tuple[Identity, ...]:
    """Give everybody whom a scenario names as a customer or as who posts, and whose first name is listed."""
    said = [
        *((post.name, post.handle) for case in scenario.cases for post in case.opening),
        *((beat.name, beat.handle) for case in scenario.cases for beat in case.beats),
    ]
    found = [*map(_customer, scenario.people), *(_named(name, handle or "") for name, handle in said if name)]
    brands = _brands(scenario)
    kept = [one for one in found if one is not None and _pronoun(one) and one.first not in brands]
    others = set(_WORD.findall(_whole(scenario))) - {one.first for one in kept}
    return tuple({(one.first, one.handle): _in_full(one, others) for one in kept}.values())


def renamed(scenario: Scenario, form: int) -> dict[str, str]:
    """Give what to write instead of every name, handle and e-mail address in this form, each spelling by itself."""
    whole, brands = _whole(scenario), _brands(scenario)
    taken = {word.casefold() for word in _WORD.findall(whole)}
    given: dict[str, str] = {}
    for who in identities(scenario):
        last = () if who.last in brands or _is_word(whole, who) else _last_fitting(who)
        for name, fitting in ((who.first, _first_fitting(who)), (who.last, last)):
            free = [one for one in fitting if one.casefold() not in taken and one not in given.values()]
            ordered = sorted(free, key=lambda one, name=name: fraction(0, scenario.id, name, one))  # type: ignore[misc]
            if ordered and name not in given:
                given[name] = ordered[form % len(ordered)]
    return spellings(scenario, given)


def spellings(scenario: Scenario, given: Mapping[str, str]) -> dict[str, str]:
    """Give what every spelling becomes when first names and surnames become what is given."""
    found: dict[str, str] = {}
    addresses = sorted(set(_EMAIL.findall(_whole(scenario))))
    for who in identities(scenario):
        first, last = given.get(who.first, who.first), given.get(who.last, who.last)
        for alias in (who.first, *who.also):
            found |= {alias: first, alias.lower(): first.lower()}
            if who.last:
                found[f"{alias} {who.last}".lower()] = f"{first} {last}".lower()
        if who.last:
            found[who.last] = last
        if who.handle:
            found[who.handle] = "@" + _account(who.handle[1:], who, first, last)
        found |= {one: _address(one, who, first, last) for one in addresses if _is_of(one, who)}
    return {old: new for old, new in found.items() if old != new}


def _customer(person: Person) -> Identity | None:
    named = _named(person.name, person.handle, person.first_name)
    for full in (entry.value for entry in person.record if entry.kind == "full_name"):
        recorded = _named(full)
        if named and recorded and _is_short(named.first, recorded.first):
            return replace(named, also=(recorded.first,), last=_agreed(named.last, recorded.last))
    return named


def _agreed(shown: str, recorded: str) -> str:
    """Give the surname; none where profile and record spell it apart, since that is what the case is about."""
    return "" if shown and recorded and shown != recorded else shown or recorded


def _whole(scenario: Scenario) -> str:
    return "\n".join(scenario.texts())


def _brands(scenario: Scenario) -> set[str]:
    """Give the words of the brand's own, its people's names among them; what a spelling check accepts is anyone's."""
    own = scenario.brand.model_copy(update={"words": ()})
    return set(_WORD.findall("\n".join(own.texts())))


def _in_full(who: Identity, words: Set[str]) -> Identity:
    """Give the same with the first name in full where it is told only in passing: Gav, and once Gavin."""
    longer = (one for one in first_names()[_pronoun(who) or ""] if one.startswith(who.first) and one in words)
    return replace(who, also=tuple(sorted({*who.also, *longer})))


def _named(name: str, handle: str = "", first: str | None = None) -> Identity | None:
    words = _WORD.findall(re.split(r"[,(]", name)[0])
    first = first or (words[0] if words else "")
    rest = words[1:] if words and words[0].lower() == first.lower() else []
    is_last = len(rest) == 1 and rest[0][0].isupper() and len(rest[0]) >= _SURNAME
    return Identity(first, (), rest[0] if is_last else "", handle) if first[:1].isupper() else None


def _is_short(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= _NICKNAME and (one.startswith(other) or other.startswith(one))


def _pronoun(who: Identity) -> str | None:
    return next((each for each in PRONOUNS if {who.first, *who.also} & {*first_names()[each]}), None)


def _first_fitting(who: Identity) -> Sequence[str]:
    pronoun = _pronoun(who)
    return [one for one in first_names()[pronoun] if _fits(one, who.first)] if pronoun else []


def _last_fitting(who: Identity) -> Sequence[str]:
    """Give surnames with the same initial, since it may stand for the whole."""
    return [one for one in last_names() if one[0] == who.last[:1] and _fits(one, who.last)]


def _fits(new: str, old: str) -> bool:
    vowels = "AEIOU"
    return 0 <= len(old) - len(new) <= _SHORTER and (new[0] in vowels) == (plain(old)[:1].upper() in vowels)


def _is_word(whole: str, who: Identity) -> bool:
    """Tell whether a surname stands in lower case too, and not behind the first name: then it may mean something."""
    alone = rf"(?<![\w@.-])(?<!{re.escape(who.first.lower())} ){re.escape(who.last.lower())}(?![\w@])"
    return bool(who.last) and re.search(alone, whole) is not None


def plain(name: str) -> str:
    """Give a name as it stands in a handle: lower case, without marks and hyphens."""
    folded = unicodedata.normalize("NFKD", name.translate(_PLAIN)).encode("ascii", "ignore").decode().lower()
    return re.sub(r"\W", "", folded)


def _is_of(address: str, who: Identity) -> bool:
    return any(re.search(rf"(?<![a-z]){one}(?![a-z])", address) for one in _names_of(who))


def _names_of(who: Identity) -> list[str]:
    return [plain(one) for one in (who.first, *who.also, who.last) if plain(one)]


def _address(address: str, who: Identity, first: str, last: str) -> str:
    local, at, domain = address.partition("@")
    return _account(local, who, first, last) + at + domain


def _account(account: str, who: Identity, first: str, last: str) -> str:
    """Give a handle or the name of an e-mail address with the new names, nicknames and initials in it."""
    old, new, surname = plain(who.first), plain(first), plain(last)
    becomes = {**{plain(one): new for one in (who.first, *who.also)}, plain(who.last): surname}
    longest = sorted(filter(None, becomes), key=len, reverse=True)
    changed = re.sub("|".join(longest), lambda found: becomes[found[0]], account)
    if old in account:
        return changed
    if account.startswith(old[:_NICKNAME]):
        return re.sub(r"^[a-z]+", new, changed)
    return re.sub(rf"^{old[0]}(?=[._]?{surname}|[._]{surname[0]}(?![a-z]))", new[0], changed) if surname else changed
