"""Feedback on a finished shift: comments, human marks beside the machine's, and disputes with their answers."""
