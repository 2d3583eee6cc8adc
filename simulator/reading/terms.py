"""On what terms something may be had: what a sentence says that it takes, whoever wants it, asks nobody for it."""

from __future__ import annotations

import re

# "Groceries need a bank card" says by what something is paid or had by anybody, unless it is asked of this customer.
_BY_ANYBODY = re.compile(
    r"(?:^|[,;:] |\b(?:and|but|so|while|as|though) )(?:all |most |any |some |our |the |for )?"
    r"(?!(?:us|this|yes|thanks|always|accounts|colleagues|managers|agents|operations)\b)[a-z][\w-]*s"
    r"(?: (?:over|under|above|below|of|in|on|from|to|at|with|without) [^,;:.]{1,24})?"
    r"(?: (?:also|only|always|still|just|do|will|would|may|then))* (?:need|require)(?: only| just)?"
    r" (?:an?|any|another) $"
)
_CARD_FOR_IT = re.compile(
    r"(?:^|[ ,;:(-])(?!(?:(?:i|we|you|u|they)(?:'\w+)?|team|manager|colleagues?|agents?|driver|courier|finance"
    r"|accounts?|billing|department|desk|office|system|also|only|just|still|really|then|first|next|and|or|so|but|do|does|did"
    r"|will|would|all|may|might|both|to|what|now|please|gonna|going|afraid)\b)"
    r"[\w'-]+(?: (?:also|only|always|still|just|do|does|will|would|may|then))* (?:needs?|requires?)"
    r"(?: only| just)? (?:an?|any|another) (?:valid |physical )?$"
    r"|\b(?:if|when|in case|unless|should) (?:you|they|anyone|people|guests|somebody|someone)"
    r"(?: \w+)? (?:have|has|hold|holds|own|owns|prefer|use|uses) (?:an?|any|another) $"
)
_CARD = re.compile(r"(?:credit|debit|bank|payment) card")
_OF_THIS_ONE = re.compile(r"[^.!]*\b(?:(?:from|for|of) (?:you|yours)|yours|here|below)\b")


def is_term(said: str, start: int, end: int) -> bool:
    """Tell whether the noun from `start` to `end` is what something takes, and not asked of this customer."""
    before, after = said[:start], said[end:]
    if _OF_THIS_ONE.match(after):
        return False
    return bool((_CARD.fullmatch(said[start:end]) and _CARD_FOR_IT.search(before)) or _BY_ANYBODY.search(before))
