from dataclasses import replace

from audit_app.aggregation.measures import MEASURES
from audit_app.aggregation.results import ResultTable, Row
from audit_app.report.same_numbers import ITEMS_COUNTED_IN
from audit_app.report.suppressed_tables import (
    counts_nobody,
    is_withheld,
    suppressed,
    without_small_numbers,
)


def suppressed_table(table: ResultTable) -> ResultTable:
    return suppressed({table.key: table}, 50)[table.key]


def ages(*numbers: int) -> ResultTable:
    rows = tuple(Row(f"Band {place}", (number,)) for place, number in enumerate(numbers))
    return ResultTable("1.2", "Ages", ("Children",), rows, "Age on 3 March 2009.", "Age", Row("Total", (50,)))


def test_a_table_of_large_numbers_stays_as_it_is() -> None:
    table = ages(10, 15, 25)
    assert suppressed_table(table) == table


def test_a_table_that_holds_a_small_number_shows_none_of_its_numbers() -> None:
    hidden = suppressed_table(ages(2, 10, 15, 23))
    assert [row.values for row in hidden.rows] == [("withheld",)] * 5
    assert hidden.total is None
    assert hidden.rows[-1].label == "Total"
    assert hidden.note.startswith("Age on 3 March 2009. Numbers read “withheld”")


def test_a_cross_table_with_one_small_cell_shows_neither_cells_nor_margins() -> None:
    table = ResultTable(
        "3.x",
        "Supervision",
        ("Yes", "No", "Cases"),
        (Row("Yes", (20, 4, 24)), Row("No", (11, 15, 26))),
        total=Row("Total", (31, 19, 50)),
    )
    assert {value for row in suppressed_table(table).rows for value in row.values} == {"withheld"}


def test_a_table_goes_with_the_one_that_counts_the_same_cases_and_with_its_item() -> None:
    small, large = ages(2, 10, 15, 23), ages(10, 15, 25)
    drawn = replace(large, key="1.1.ages")
    assert is_withheld(suppressed({"1.2": small, "1.1.ages": drawn}, 50)["1.1.ages"])
    practice = {"2.practice": replace(large, key="2.practice")}
    assert not is_withheld(suppressed(practice, 50)["2.practice"])
    assert is_withheld(suppressed(practice, 50, {"9.9"})["2.practice"])


def test_every_name_in_the_lists_of_same_numbers_is_that_of_a_measure() -> None:
    refs = {ref for counted in ITEMS_COUNTED_IN.values() for ref in counted}
    assert refs - {measure.ref for measure in MEASURES} == set()


def test_days_are_not_counts_and_go_only_where_their_cases_are_few() -> None:
    columns = ("Cases", "Shortest", "Lower quartile", "Median", "Upper quartile", "Longest")
    many = ResultTable("4.days", "Days", columns, (Row("From start", (28, 3, 25.8, 33.0, 38.2, 54)),))
    assert suppressed_table(many) == many
    few = ResultTable("4.days", "Days", columns, (Row("From start", (3, 2, 25.8, 33.0, 38.2, 54)),))
    assert suppressed_table(few).rows[0].values == ("withheld",) * 6


def test_a_note_loses_the_sentences_that_would_tell_a_small_number() -> None:
    note = "Answered in 47 of 50 cases; unanswered in 3. A case may stand in several rows."
    assert without_small_numbers(note, 50) == "A case may stand in several rows."


def test_dates_chances_and_cells_in_a_note_count_nobody() -> None:
    note = (
        "Age on 3 March 2009. The chance ran from 1 in 66 to 1 in 9. In 3 of the 6 cells few were expected."
    )
    assert without_small_numbers(note, 1052) == note


def test_what_a_number_leaves_of_the_cases_is_a_number_too() -> None:
    assert without_small_numbers("Answered in 48 of 50 cases.", 50) == ""
    assert without_small_numbers("Answered in 45 of 50 cases.", 50) == "Answered in 45 of 50 cases."


def test_a_count_that_leaves_few_of_the_cases_withholds_the_table() -> None:
    rows = (Row("Meeting", (30,)), Row("Telephone", (19,)))
    held = ResultTable("9.form", "Form", ("Cases",), rows, total=Row("Answered", (49,)))
    assert is_withheld(suppressed_table(held))


def test_a_withheld_table_keeps_the_whole_sentences_of_its_note_that_count_nobody() -> None:
    note = (
        "Answered in 41 of 50 cases; not called for in 9. In 3 of the 6 cells few were expected; so beware."
    )
    kept = suppressed_table(replace(ages(2, 10, 15, 23), note=note)).note
    assert kept.startswith("In 3 of the 6 cells few were expected; so beware. Numbers read")


def test_the_seed_and_the_fingerprint_of_a_draw_count_nobody() -> None:
    fingerprint = "3" * 64
    assert counts_nobody(f"The seed was “7”. The SHA-256 fingerprint is {fingerprint}.")
    assert not counts_nobody("27 of the 50 children were of pre-school age.")
