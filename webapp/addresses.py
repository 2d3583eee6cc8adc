"""What stands in addresses: `<row:name>` is the number of a row, as every database can hold it."""

from __future__ import annotations

from flask import Flask
from werkzeug.routing import IntegerConverter, Map

LARGEST = 2**31 - 1
"""The largest number of a row; asked for a larger one, PostgreSQL does not answer but complains."""


class RowConverter(IntegerConverter):
    """The number of a row; an address with a larger number is nobody's."""

    def __init__(self, url_map: Map) -> None:
        super().__init__(url_map, min=0, max=LARGEST)


def teach(app: Flask) -> None:
    """Have an application know them, before its addresses are told."""
    app.url_map.converters["row"] = RowConverter
