from audit_app.sampling.drawing.comparison import compare

LABELS = {"a": "Ashmere", "b": "Brookfield", "c": "Calverton"}


def test_the_difference_is_told_in_whole_cases_beyond_one() -> None:
    frame = ["a"] * 50 + ["b"] * 30 + ["c"] * 20
    sample = ["a"] * 2 + ["b"] * 3 + ["c"] * 5
    told = [line.difference for line in compare(LABELS, frame, sample)]
    assert told == [
        "3 cases fewer than in proportion",
        "as in the caseload",
        "3 cases more than in proportion",
    ]


def test_one_case_is_one_case() -> None:
    line = compare({"a": "Ashmere"}, ["a", "b"], ["a"] * 5 + ["b"] * 3)[0]
    assert line.difference == "1 case more than in proportion"


def test_a_label_that_nobody_has_is_a_line_of_noughts() -> None:
    line = compare(LABELS, ["a"], ["a"])[2]
    assert (line.in_frame, line.in_sample, line.frame_percent, line.sample_percent) == (0, 0, 0.0, 0.0)


def test_an_empty_sample_is_no_division_by_nothing() -> None:
    line = compare(LABELS, [], [])[0]
    assert (line.frame_percent, line.sample_percent, line.difference) == (0.0, 0.0, "as in the caseload")


def test_the_shares_are_of_the_whole() -> None:
    line = compare(LABELS, ["a", "a", "b", "c"], ["a", "b"])[0]
    assert (line.frame_percent, line.sample_percent) == (50.0, 50.0)
