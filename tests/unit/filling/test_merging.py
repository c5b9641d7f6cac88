"""Two savers of one part, without a database: what stands, what is saved, and what must be asked."""

import datetime as dt
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit_app.filling.forms import ref_of
from audit_app.filling.merging import as_told, merge
from audit_app.tool.registry import items

VALUES = st.sampled_from([None, "", "yes", "no", frozenset({"a", "b"}), dt.date(2009, 1, 5), dt.time(9, 30)])
REFS = ("1.1", "1.2", "1.3", "1.4")
ANSWERS = st.fixed_dictionaries(dict.fromkeys(REFS, VALUES))


@given(base=ANSWERS, theirs=ANSWERS, mine=ANSWERS)
def test_what_each_answer_comes_to_follows_from_who_changed_it(
    base: dict[str, Any], theirs: dict[str, Any], mine: dict[str, Any]
) -> None:
    # The trail tells of every answer that was touched, also of one that was changed back.
    merged = merge(theirs, mine, {ref: as_told(value) for ref, value in base.items()})
    contested = {each.ref for each in merged.contested}
    for ref in REFS:
        is_mine, is_theirs = mine[ref] != base[ref], theirs[ref] != base[ref]
        agree = mine[ref] == theirs[ref]
        assert (ref in contested) == (is_mine and is_theirs and not agree)
        assert (ref in merged.mine) == (is_mine and not is_theirs)
        assert (ref in merged.theirs) == (is_theirs and not is_mine)


@given(theirs=ANSWERS, mine=ANSWERS)
def test_nothing_is_written_unasked_where_nobody_can_say_what_was_loaded(
    theirs: dict[str, Any], mine: dict[str, Any]
) -> None:
    merged = merge(theirs, mine, None)
    assert (merged.mine, merged.theirs) == ({}, ())
    assert {each.ref for each in merged.contested} == {ref for ref in REFS if mine[ref] != theirs[ref]}


def test_answers_that_were_not_sent_stand_as_others_saved_them() -> None:
    merged = merge({"1.1": "yes", "1.2": "no"}, {"1.2": "yes"}, {"1.1": None})
    assert (merged.mine, merged.theirs, merged.contested) == ({"1.2": "yes"}, ("1.1",), ())


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (frozenset({"b", "a"}), ["a", "b"]),
        (dt.time(9, 30), "09:30:00"),
        ([{"date": dt.date(2009, 1, 5), "nature": "x"}], [{"date": "2009-01-05", "nature": "x"}]),
        (3, 3),
        (None, None),
    ],
)
def test_an_answer_is_compared_as_the_trail_tells_it(value: Any, told: Any) -> None:
    assert as_told(value) == told == json.loads(json.dumps(told))


def test_no_item_is_mistaken_for_a_box_of_another() -> None:
    for each in items():
        assert ref_of(each.ref) == each.ref
        assert ref_of(f"{each.ref}_2") == ref_of(f"{each.ref}-12-date_0") == each.ref
