"""How fast it is and how well it agrees with people; one command each, never part of a test."""
