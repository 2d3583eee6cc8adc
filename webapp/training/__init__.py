"""Choosing what to practise: the scenarios, the hand-over note, and one's own shifts."""

from webapp.training import path_pages
from webapp.training.routes import bp

__all__ = ["bp", "path_pages"]
