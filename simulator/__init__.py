"""The simulator: pure rules, scenarios, engine and scoring, with no clock, network or database."""
