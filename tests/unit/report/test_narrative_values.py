"""The counts behind a sentence check themselves and offer it every name it may use."""

import pytest

from audit_app.report.narrative.values import Counts, render


def test_whatever_is_not_met_is_shared_out_without_remainder():
    counts = Counts(met=30, applies=47, partly=6, not_evident=4, not_known=2)

    assert counts.unmet == 17
    assert counts.not_met_other == 5
    assert counts.shortfall_share == pytest.approx(17 / 47)


@pytest.mark.parametrize("parts", [{"met": 9, "partly": 4}, {"met": -1}, {"met": 0, "not_known": -1}])
def test_parts_that_do_not_fit_the_whole_are_refused(parts):
    with pytest.raises(ValueError, match="do not fit in 12 cases"):
        Counts(applies=12, **parts)


@pytest.mark.parametrize(
    ("met", "applies", "share"),
    [(42, 50, "84%"), (50, 50, "100%"), (0, 50, "0%"), (999, 1000, "99%"), (1, 1000, "1%"), (0, 0, "")],
)
def test_a_share_is_rounded_but_never_to_all_or_nothing(met, applies, share):
    assert Counts(met, applies).share == share


def test_a_withheld_row_has_no_share():
    assert Counts(47, 50, withheld=True).share == ""


def test_a_bracketed_part_is_said_only_when_there_is_something_to_say():
    template = "Plans were in place in {met_of}[; {unmet_cases} {unmet:was|were} without one]."

    assert render(template, Counts(12, 12).placeholders()) == "Plans were in place in all 12 cases."
    assert render(template, Counts(11, 12).placeholders()).endswith("; one case was without one.")
    assert render(template, Counts(9, 12).placeholders()).endswith("; 3 cases were without one.")


def test_a_bracketed_share_disappears_with_the_figures():
    template = "Met in {met_of}[ ({share})]."

    assert render(template, Counts(42, 50).placeholders()) == "Met in 42 of the 50 cases (84%)."
    withheld = render(template, Counts(48, 50, withheld=True).placeholders())
    assert withheld == "Met in all or nearly all of the cases."


def test_a_withheld_amount_does_not_betray_by_its_absence_that_it_is_zero():
    template = "Plans were in place in {met_of}[; {unmet_cases} {unmet:was|were} without one]."
    texts = {render(template, Counts(met, 50, withheld=True).placeholders()) for met in (46, 49, 50)}

    assert texts == {"Plans were in place in all or nearly all of the cases."}


def test_every_count_is_offered_alone_with_its_noun_and_out_of_its_total():
    counts = Counts(met=5, applies=12, partly=3, not_evident=2, not_known=1)
    text = "{met} {partly_cases} {not_evident_cases} {not_known_cases} {not_met_other_of} {applies_cases}"

    rendered = render(text, counts.placeholders())

    assert rendered == "5 3 cases 2 cases one case one of the 12 cases 12 cases"
