"""The registry, which is derived from the models, laid beside the hand-made transcription of Appendix 2a.

Each test looks at one aspect and names every answer that differs, so that a failure reads as a list of
corrections. The transcription follows the written specification; it is not to be bent to the models.
"""

from collections.abc import Callable
from itertools import zip_longest
from typing import Any

import pytest

from audit_app.tool import registry
from audit_app.tool.item import Item
from tests.unit.tool.appendix_2a import (
    AGENCIES,
    APPENDIX_2A,
    COMPLEXITY_FACTORS,
    DOCUMENTS,
    TICK_REFS,
    Row,
)


def option_codes(item: Item) -> tuple[str, ...]:
    return tuple(code for code, _label in item.options)


def differences(of_item: Callable[[Item], Any], of_row: Callable[[Row], Any]) -> str:
    """One line for each answer in both tables whose two descriptions differ; empty when none does."""
    items = {item.ref: item for item in registry.items()}
    lines = [
        f"{row.ref}: the registry has {of_item(items[row.ref])!r}, Appendix 2a {of_row(row)!r}"
        for row in APPENDIX_2A
        if row.ref in items and of_item(items[row.ref]) != of_row(row)
    ]
    return "\n".join(lines)


def test_no_two_items_share_a_ref() -> None:
    refs = [item.ref for item in registry.items()]
    assert sorted(refs) == sorted(set(refs)), "These refs name more than one item: " + ", ".join(
        sorted({ref for ref in refs if refs.count(ref) > 1})
    )


def test_every_answer_of_appendix_2a_is_in_the_registry() -> None:
    missing = {row.ref for row in APPENDIX_2A} - {item.ref for item in registry.items()}
    assert not missing, f"Appendix 2a asks for these, the registry does not: {sorted(missing)}"


def test_the_registry_asks_for_nothing_that_appendix_2a_lacks() -> None:
    surplus = {item.ref for item in registry.items()} - {row.ref for row in APPENDIX_2A}
    assert not surplus, f"The registry asks for these, Appendix 2a does not: {sorted(surplus)}"


def test_the_items_stand_in_the_order_of_appendix_2a() -> None:
    in_both = {row.ref for row in APPENDIX_2A} & {item.ref for item in registry.items()}
    by_registry = [item.ref for item in registry.items() if item.ref in in_both]
    by_appendix = [row.ref for row in APPENDIX_2A if row.ref in in_both]
    apart = [pair for pair in zip_longest(by_registry, by_appendix) if pair[0] != pair[1]]
    assert not apart, (
        f"The order first differs where the registry has {apart[0][0]}, Appendix 2a {apart[0][1]}"
    )


def test_every_item_is_of_the_kind_that_appendix_2a_gives_it() -> None:
    apart = differences(lambda item: item.kind, lambda row: row.kind)
    assert not apart, apart


def test_every_item_offers_the_options_of_appendix_2a_in_their_order() -> None:
    apart = differences(option_codes, lambda row: row.options)
    assert not apart, apart


def test_an_explicit_none_is_offered_just_where_several_boxes_may_be_ticked() -> None:
    apart = differences(lambda item: item.has_none, lambda row: row.none)
    assert not apart, apart


def test_every_item_is_shown_under_the_condition_of_appendix_2a() -> None:
    apart = differences(
        lambda item: () if item.shown_when is None else tuple(item.shown_when.pairs),
        lambda row: row.shown_when,
    )
    assert not apart, apart


def test_what_the_2009_tool_did_not_ask_is_marked_as_added_and_nothing_else_is() -> None:
    apart = differences(lambda item: item.added, lambda row: row.added)
    assert not apart, apart


def test_every_item_says_which_section_it_stands_in() -> None:
    def section(row: Row) -> str | int:
        number = row.ref.split(".")[0]
        return number if number == "H" else int(number)

    apart = differences(lambda item: item.section, section)
    assert not apart, apart


def test_every_question_is_worded() -> None:
    wordless = [item.ref for item in registry.items() if not str(item.question).strip()]
    assert not wordless, f"These items have no question: {wordless}"


def test_every_option_is_worded() -> None:
    wordless = [
        f"{item.ref}.{code}"
        for item in registry.items()
        for code, label in item.options
        if not str(label).strip()
    ]
    assert not wordless, f"These options have no label: {wordless}"


@pytest.mark.parametrize(
    ("stem", "names"),
    [("3.4.", AGENCIES), ("4.4.", AGENCIES), ("7.3.", DOCUMENTS)],
    ids=["first strategy discussion", "outcome discussion", "key documents"],
)
def test_a_grid_has_its_lines_and_no_other(stem: str, names: tuple[str, ...]) -> None:
    lines = tuple(
        item.ref.removeprefix(stem)
        for item in registry.items()
        if item.ref.startswith(stem) and item.kind == "any_of"
    )
    assert lines == names


def test_the_boxes_of_the_grids_are_those_that_exports_name() -> None:
    boxes = tuple(
        f"{item.ref}.{code}"
        for item in registry.items()
        if item.ref.startswith(("3.4.", "4.4.", "7.3.")) and item.kind == "any_of"
        for code in (*option_codes(item), *(["none"] if item.has_none else []))
    )
    assert boxes == TICK_REFS


@pytest.mark.parametrize(
    ("names", "printed"),
    [(COMPLEXITY_FACTORS, 13), (AGENCIES, 6), (DOCUMENTS, 7)],
    ids=["complexity factors", "agencies", "key documents"],
)
def test_the_transcription_has_as_many_lines_as_the_printed_form(
    names: tuple[str, ...], printed: int
) -> None:
    assert len(set(names)) == len(names) == printed


def test_the_registry_offers_the_thirteen_complexity_factors() -> None:
    assert len(registry.item("6.7").options) == 13


def test_every_condition_of_the_transcription_names_an_answer_that_can_be_given() -> None:
    rows = {row.ref: row for row in APPENDIX_2A}
    wrong = [
        f"{row.ref} waits for {parent} to be {code}"
        for row in APPENDIX_2A
        for parent, code in row.shown_when
        if parent not in rows or code not in (*rows[parent].options, "any")
    ]
    assert not wrong, wrong
