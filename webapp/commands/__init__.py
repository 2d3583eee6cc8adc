"""One module a command of the `composure` program. docs/cli.md shows each with an example."""
