"""``access_matrix`` prints what is expected, for people and for programs."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from audit_app.access.matrix.askers import Asker
from audit_app.access.matrix.expected import EXPECTED
from audit_app.access.matrix.page import ALL_METHODS
from audit_app.access.rules.pages import every_page


def printed(*arguments: str) -> str:
    out = StringIO()
    call_command("access_matrix", *arguments, stdout=out)
    return out.getvalue()


def test_json_holds_every_address_with_every_method_and_everybody() -> None:
    cells = json.loads(printed("--json"))
    asked = {(cell["name"], cell["method"], cell["asker"]) for cell in cells}
    assert len(asked) == len(every_page()) * len(ALL_METHODS) * len(Asker)
    assert {cell["address"] for cell in cells} == {page.address for page in every_page()}
    [mine] = [
        cell
        for cell in cells
        if (cell["name"], cell["method"], cell["asker"]) == ("filling:header", "POST", "colleague")
        if cell["thing"] == "own, in progress"
    ]
    assert mine["answer"] == 404


def test_people_read_who_is_answered_what_at_which_address() -> None:
    lines = printed().splitlines()
    start = lines.index("/audits/<pk>/sign-off/")
    assert lines[start + 1 : start + 3] == [
        "  own, in progress",
        "    GET HEAD POST: found for lead; 302 to sign-in for nobody signed in, closed account; "
        "otherwise 404",
    ]
    assert "    PUT PATCH DELETE OPTIONS TRACE: 405 for everybody" in lines


def test_an_address_without_an_expectation_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(EXPECTED, "filling:audit")
    with pytest.raises(CommandError, match="Nothing is expected of filling:audit"):
        printed()
