"""Tests, in the places of what they test. A package, because textstat installs one of this name too."""
