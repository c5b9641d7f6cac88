from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from audit_app.access.roles import Role
from audit_app.access.told import LONGEST_VALUE, plain


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (None, None),
        (True, True),
        (12, 12),
        (0.5, 0.5),
        ("3.4.police", "3.4.police"),
        (Role.ASSESSOR, "assessor"),
        (date(2009, 4, 15), "2009-04-15"),
        (frozenset({"sexual", "neglect"}), ["neglect", "sexual"]),
        (("1.1", "1.2"), ["1.1", "1.2"]),
        ({"loads": {"7": 16}}, {"loads": {"7": 16}}),
    ],
)
def test_codes_numbers_and_dates_are_kept(value: Any, kept: Any) -> None:
    assert plain(value) == kept


@pytest.mark.parametrize(
    "value",
    [
        "x" * (LONGEST_VALUE + 1),
        "The mother said\nthat",
        ["fine", "a line\nbreak"],
        {"k": "t\tab"},
        Decimal(1),
    ],
)
def test_what_looks_like_free_text_or_is_of_another_kind_is_refused(value: Any) -> None:
    with pytest.raises(ValueError, match="The trail"):
        plain(value)
