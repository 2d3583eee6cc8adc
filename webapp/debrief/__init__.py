"""The debrief: what a shift was worth, word by word, for the person who worked it."""

from webapp.debrief.routes import bp

__all__ = ["bp"]
