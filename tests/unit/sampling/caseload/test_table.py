"""Rows that know of each other: the same reference twice, and what was mended or skipped by hand."""

from __future__ import annotations

from typing import Any

from audit_app.sampling.caseload.checking.child import Checked, Child
from audit_app.sampling.caseload.checking.table import NothingThere, References, Rows, check
from audit_app.sampling.caseload.fields import NAMES
from tests.unit.sampling.caseload.rows import COLUMNS, FACTS, cells


def checked(*rows: list[Any], size: int = 2, **by_hand: Any) -> list[Checked]:
    """The rows, numbered from 2 and in blocks of ``size``, so that one reference stands in two blocks."""
    numbered = list(enumerate(rows, start=2))
    table = Rows(lambda: (numbered[at : at + size] for at in range(0, len(numbered), size)), **by_hand)
    references = References(table, FACTS)
    return [each for block in check(table, FACTS, NothingThere(), references) for each in block]


def states(found: list[Checked]) -> list[str]:
    return [each.status for each in found]


def test_a_child_who_stands_twice_with_the_same_values_is_taken_once() -> None:
    found = checked(cells(), cells(reference="WD2"), cells(reference=" WD1 "), cells())
    assert states(found) == ["new", "new", "left out", "left out"]
    assert found[2].why is not None
    assert found[2].why.sentence == "The same as row 2, so the child is taken once"


def test_a_reference_with_different_values_is_refused_in_every_row_and_each_names_the_others() -> None:
    found = checked(cells(), cells(reference="WD2"), cells(gender="M"), cells(gender="unborn"))
    assert states(found) == ["refused", "new", "refused", "refused"]
    assert [each.problems[0].details["rows"] for each in found if each.problems] == [
        "row 4 and row 5",
        "row 2 and row 5",
        "row 2 and row 4",
    ]


def test_a_double_that_is_refused_for_another_reason_names_the_other_too() -> None:
    found = checked(cells(), cells(gender="Q"))
    assert states(found) == ["refused", "refused"]
    assert [each.code for each in found[1].problems] == ["gender_unknown", "reference_twice"]


def test_skipping_one_of_two_lets_the_other_in() -> None:
    assert states(checked(cells(), cells(gender="M"), skipped=frozenset({3}))) == ["new", "skipped"]


def test_mending_the_reference_of_one_of_two_lets_both_in() -> None:
    found = checked(cells(), cells(gender="M"), mended={3: {COLUMNS["reference"]: "WD7"}})
    assert states(found) == ["new", "new"]
    assert found[1].child.reference == "WD7"
    [mend] = found[1].mends
    assert (mend.code, mend.field, mend.was, mend.became) == ("typed", "reference", "WD1", "WD7")


def test_a_value_that_the_list_has_no_column_for_can_be_typed_all_the_same() -> None:
    short = cells()[:3]
    typed = {COLUMNS[name]: text for name, text in (("date_of_birth", "2/1/2005"), ("district", "Ashmere"))}
    found = checked([*short], mended={2: typed})
    assert found[0].child == Child(
        reference="WD1", date_of_birth=found[0].child.date_of_birth, gender="not_recorded", district="Ashmere"
    )


def test_one_child_under_two_references_is_taken_twice_and_pointed_out_at_the_later_row() -> None:
    found = checked(
        cells(name="Juniper Made-Up"),
        cells(reference="WD2", name=" JUNIPER  made-up"),
        cells(reference="WD3", name="Juniper Made-Up", date_of_birth="3/1/2005"),
        cells(reference="WD4", name="Rowan Made-Up"),
    )
    assert states(found) == ["new", "new", "new", "new"]
    assert [len(each.warnings) for each in found] == [0, 1, 0, 0]
    assert found[1].warnings[0].sentence == (
        "The same name and date of birth stand in row 2, under another reference. Skip one of them if they "
        "are one child"
    )
    packed = Checked.unpacked(found[1].packed())
    assert packed.warnings == found[1].warnings


def test_nobody_is_pointed_out_without_a_name_or_who_is_skipped_or_whose_reference_stands_twice() -> None:
    unnamed = checked(cells(name=""), cells(reference="WD2", name=""))
    skipped = checked(cells(), cells(reference="WD2"), skipped=frozenset({3}))
    twice = checked(cells(), cells(gender="M"))
    assert not any(each.warnings for each in (*unnamed, *skipped, *twice))


def test_brothers_and_sisters_are_told_by_nothing_but_the_family_reference() -> None:
    found = checked(cells(name="A Made-Up", family_ref="F1"), cells(reference="WD2", name="B Made-Up"))
    assert [each.child.family_ref for each in found] == ["F1", ""]


def test_the_references_of_a_table_are_known_without_keeping_them() -> None:
    rows = [cells(reference=f"WD{n}") for n in range(300)]
    table = Rows(lambda: [list(enumerate(rows))])
    references = References(table, FACTS)
    assert all(f"WD{n}" in references for n in range(300))
    assert "WD300" not in references
    assert not references.repeated
    assert len(NAMES) == len(COLUMNS)
