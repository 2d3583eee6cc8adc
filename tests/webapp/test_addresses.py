"""Numbers of rows in addresses: what no database can hold is nobody's address, and no error."""

from __future__ import annotations

import pytest
from flask import Flask

from webapp.addresses import LARGEST, teach


@pytest.mark.parametrize(
    ("number", "status"),
    [("0", 200), ("7", 200), (str(LARGEST), 200), (str(LARGEST + 1), 404), ("9" * 40, 404), ("-1", 404), ("x", 404)],
)
def test_only_what_a_row_may_be_called_is_an_address(number: str, status: int) -> None:
    app = Flask("rows")
    teach(app)

    @app.get("/rows/<row:number>")
    def row(number: int) -> str:
        return str(number)

    answer = app.test_client().get(f"/rows/{number}")
    assert answer.status_code == status
    if status == 200:
        assert answer.text == number
