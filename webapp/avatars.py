"""Profile pictures made from a handle: the same handle always looks the same, and nothing is fetched."""

from __future__ import annotations

import hashlib

from markupsafe import Markup, escape

_COLOURS = (
    ("#c96f4a", "#f3d7b8", "#6d3b2c"), ("#47607f", "#c7d6de", "#22354d"), ("#7c8f4e", "#e6e3b5", "#424f24"),
    ("#a85d72", "#f1cfd0", "#5c2c41"), ("#c2933f", "#f5e3b3", "#6a4a15"), ("#3f7f78", "#cfe5d8", "#1d4a48"),
    ("#6c5a9c", "#dcd4ee", "#372a5e"), ("#8a6a50", "#ead9c6", "#4b3423"),
)  # fmt: skip
_SHAPES = (
    '<path d="M0 20A20 20 0 0 1 20 0V20z" fill="{b}"/><path d="M20 40A20 20 0 0 0 40 20H20z" fill="{c}"/>',
    '<path d="M20 0a20 20 0 0 1 0 40z" fill="{b}"/><circle cx="20" cy="20" r="7" fill="{c}"/>',
    '<path d="M0 13h40v7H0zM0 27h40v7H0z" fill="{b}"/><circle cx="13" cy="20" r="8" fill="{c}"/>',
    '<path d="M0 30q10-12 20 0t20 0v10H0z" fill="{b}"/><circle cx="20" cy="13" r="7" fill="{c}"/>',
    '<path d="M0 0h20v20H0zM20 20h20v20H20z" fill="{b}"/><circle cx="20" cy="20" r="8" fill="{c}"/>',
    '<path d="M0 40L20 8l20 32z" fill="{b}"/><circle cx="29" cy="11" r="5" fill="{c}"/>',
)


def avatar(handle: str, size: str = "") -> Markup:
    """Give a decorative picture for a handle as SVG; `size` is a class: xs, s, l or nothing."""
    digest = hashlib.sha256(handle.casefold().encode()).digest()
    ground, light, dark = _COLOURS[digest[0] % len(_COLOURS)]
    shape = _SHAPES[digest[1] % len(_SHAPES)].format(b=light, c=dark)
    turn = 90 * (digest[2] % 4)
    picture = (
        f'<svg class="av {size}" viewBox="0 0 40 40" aria-hidden="true"><g transform="rotate({turn} 20 20)">'
        f'<rect width="40" height="40" fill="{ground}"/>{shape}</g></svg>'
    )
    return Markup(picture)  # noqa: S704 - made of constants and numbers only


def brand_avatar(name: str, size: str = "") -> Markup:
    """Give a decorative picture for a brand: its first letter, unlike any person's."""
    style = 'x="20" y="28" text-anchor="middle" font-size="22" font-weight="700" fill="#dcebd2"'
    letter = f"<text {style}>{escape(name[:1].upper())}</text>"
    ground = '<rect width="40" height="40" fill="#23483b"/>'
    picture = f'<svg class="av {size}" viewBox="0 0 40 40" aria-hidden="true">{ground}{letter}</svg>'
    return Markup(picture)  # noqa: S704 - the letter is escaped, the rest is constant
