"""Simulated agents that take every case of every scenario: one does what is right, each other has one vice."""
