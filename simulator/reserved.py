"""Which values may stand in a scenario: those of ranges that belong to nobody (the privacy rules, section 7)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from re import Match, Pattern

from stdnum import iban
from stdnum.gb import nhs

_DIGITS = re.compile(r"\D")
_EMAIL = re.compile(r"\b[\w.+-]+@([\w-]+\.[\w.-]*\w)")
_FREE_DOMAIN = re.compile(r"(^|\.)(example(\.(com|org|net))?|test|invalid)$")
_CARD = re.compile(r"(?<![\w-])(?:\d[ -]?){12,18}\d(?![\w-])")
_FREE_CARDS = ("4111111111111111", "4242424242424242", "5555555555554444", "378282246310005", "4012888888881881")
_SSN = re.compile(r"(?<![\w-])(\d{3})-(\d{2})-(\d{4})(?![\w-])")
_UK_MOBILE = re.compile(r"(?<!\w)(?:\+44 ?|0)7\d{3} ?\d{3} ?\d{3}(?!\w)")
_LONDON = re.compile(r"(?<!\w)(?:\+44 ?|0)20 ?\d{4} ?\d{4}(?!\w)")
_US_PHONE = re.compile(r"(?<![\w-])\(?\d{3}\)?[ -]\d{3}-\d{4}(?!\w)")
_IBAN = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?!\w)", re.IGNORECASE)
_FREE_IBANS = ("GB33BUKB20201555555555", "GB29NWBK60161331926819", "GB82WEST12345698765432", "DE89370400440532013000")
_NO_BANK = "00000000"
_SHORTEST_IBAN = 15
_NHS = re.compile(r"(?<![\w-])\d{3} \d{3} \d{4}(?!\w)|(?<=NHS )(?:number |no\.? )?(?:is )?\d{10}(?!\w)")
_INSURANCE = re.compile(
    r"(?<!\w)(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z](?: ?\d{2}){3} ?[A-D](?!\w)", re.IGNORECASE
)


def unreserved(text: str) -> Iterator[str]:
    """Give what is wrong with the values of a text: those that could be somebody's."""
    for pattern, wrong, what in _CHECKS:
        yield from (f"{found[0]!r} {what}" for found in pattern.finditer(text) if wrong(found))


def _outside(free: str) -> Callable[[Match[str]], bool]:
    allowed = re.compile(free)
    return lambda found: not allowed.match(_DIGITS.sub("", found[0]))


def _chargeable(found: Match[str]) -> bool:
    digits = _DIGITS.sub("", found[0])
    return _luhn(digits) and digits not in _FREE_CARDS


def _payable(found: Match[str]) -> bool:
    """Tell whether an IBAN begins here that could be an account's; what follows it may look like more of it."""
    text = found[0].replace(" ", "").upper()
    starts = (text[:length] for length in range(_SHORTEST_IBAN, len(text) + 1))
    free = (*_FREE_IBANS, text[:4] + _NO_BANK)
    return any(iban.is_valid(start) and not start.startswith(free) for start in starts)


def _patient(found: Match[str]) -> bool:
    digits = _DIGITS.sub("", found[0])
    return nhs.is_valid(digits) and not digits.startswith("999")


def _luhn(digits: str) -> bool:
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits))]
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0  # noqa: PLR2004 - two digits


_CHECKS: tuple[tuple[Pattern[str], Callable[[Match[str]], bool], str], ...] = (
    (_EMAIL, lambda found: not _FREE_DOMAIN.search(found[1].lower()), "is not an address at example.com, .org or .net"),
    (_CARD, _chargeable, "could be a card; use 4111 1111 1111 1111"),
    (
        _SSN,
        lambda found: found[1] != "000" and found[1][0] != "9",
        "could be a social security number; use 000- or 900-",
    ),
    (_IBAN, _payable, f"could be an account; use {_FREE_IBANS[0]}, or a bank code of zeros"),
    (_NHS, _patient, "could be an NHS number; use 999 000 0000 to 999 999 9999"),
    (_INSURANCE, bool, "could be a national insurance number; use QQ 12 34 56 A"),
    (_UK_MOBILE, _outside(r"^(44|0)7700900\d{3}$"), "is a UK mobile outside 07700 900000-900999"),
    (_LONDON, _outside(r"^(44|0)2079460\d{3}$"), "is a London number outside 020 7946 0000-0999"),
    (_US_PHONE, _outside(r"^\d{3}55501\d{2}$"), "is a US number outside 555-0100 to 555-0199"),
)
