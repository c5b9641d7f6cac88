from audit_app.aggregation.results import ResultTable, Row
from audit_app.report.suppressed_tables import suppressed_table, without_small_numbers


def ages(*numbers: int) -> ResultTable:
    rows = tuple(Row(f"Band {place}", (number,)) for place, number in enumerate(numbers))
    return ResultTable("1.2", "Ages", ("Children",), rows, "Age on 3 March 2009.", "Age", Row("Total", (50,)))


def test_a_table_of_large_numbers_stays_as_it_is() -> None:
    table = ages(10, 15, 25)
    assert suppressed_table(table, 50) == table


def test_a_small_number_is_hidden_with_the_one_that_would_tell_it() -> None:
    hidden = suppressed_table(ages(2, 10, 15, 23), 50)
    assert [row.values[0] for row in hidden.rows] == ["1 to 4", "withheld", 15, 23, 50]
    assert hidden.total is None
    assert hidden.rows[-1].label == "Total"
    assert "1 to 4" in hidden.note


def test_a_cross_table_gives_no_small_number_away_along_a_row_or_down_a_column() -> None:
    table = ResultTable(
        "3.x",
        "Supervision",
        ("Yes", "No", "Cases"),
        (Row("Yes", (20, 4, 24)), Row("No", (11, 15, 26))),
        total=Row("Total", (31, 19, 50)),
    )
    shown = [row.values for row in suppressed_table(table, 50).rows]
    assert shown[0][1] == "1 to 4"
    for line in (*shown, *zip(*shown, strict=True)):
        assert sum(isinstance(value, str) for value in line) != 1


def test_days_are_not_counts_and_go_only_where_their_cases_are_few() -> None:
    columns = ("Cases", "Shortest", "Lower quartile", "Median", "Upper quartile", "Longest")
    many = ResultTable("4.days", "Days", columns, (Row("From start", (28, 3, 25.8, 33.0, 38.2, 54)),))
    assert suppressed_table(many, 50) == many
    few = ResultTable("4.days", "Days", columns, (Row("From start", (3, 2, 25.8, 33.0, 38.2, 54)),))
    assert suppressed_table(few, 50).rows[0].values == ("1 to 4", *("withheld",) * 5)


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


def test_a_count_that_leaves_few_of_the_cases_is_hidden_too() -> None:
    rows = (Row("Meeting", (30,)), Row("Telephone", (19,)))
    held = ResultTable("9.form", "Form", ("Cases",), rows, total=Row("Answered", (49,)))
    shown = [row.values[0] for row in suppressed_table(held, 50).rows]
    assert shown[2] == "withheld"
    assert sum(isinstance(value, int) for value in shown) <= 1
