"""The agent's screen during a shift: queue, story, composer, customer, knowledge."""

from webapp.desk.routes import bp

__all__ = ["bp"]
