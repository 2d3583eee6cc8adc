"""A browser in words, so that people know their sign-ins apart."""

from __future__ import annotations

# The first that is named counts: the later ones are named by the earlier ones too.
_BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
_SYSTEMS = (
    ("iPhone", "an iPhone"), ("iPad", "an iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS", "a Mac"),
    ("Linux", "Linux"),
)  # fmt: skip


def browser(sent: str) -> str:
    """Give what a browser says of itself in a few words."""
    name = next((word for mark, word in _BROWSERS if mark in sent), "A browser")
    system = next((word for mark, word in _SYSTEMS if mark in sent), "")
    return f"{name} on {system}" if system else name
