from datetime import date

import pytest

from audit_app.kit.days_named import days_named_in
from audit_app.kit.identity import name_parts, parts_named_in, phrases_in, without_names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tilly was seen alone.", ("Tilly",)),
        ("tilly’s mother was seen.", ("tilly",)),
        ("The OKORO family moved.", ("OKORO",)),
        ("Zoe was not spoken to.", ("Zoe",)),
        ("Anne was not spoken to.", ("Anne",)),
        ("The child was seen alone.", ()),
        ("Tillywhim is a place.", ()),
    ],
)
def test_any_part_of_a_name_is_found_as_a_word_of_its_own(text: str, found: tuple[str, ...]) -> None:
    assert parts_named_in(text, ["Tilly Anne-Zoë Okoro"]) == found


def test_a_title_a_particle_and_an_initial_name_nobody() -> None:
    assert name_parts(["Mrs J. van der Meer", "Unknown", "Baby Hale"]) == {"meer", "hale"}


def test_each_word_is_reported_once() -> None:
    assert parts_named_in("Ned, ned and Ned", ["Ned Hale"]) == ("Ned", "ned")


def test_a_full_name_is_found_over_hyphens_line_breaks_and_capitals() -> None:
    text = "It was agreed that ann-marie\nHALE would be seen."
    assert phrases_in(text, ["Ann Marie Hale", "Ann Hale"]) == ("Ann Marie Hale",)


def test_a_reference_is_not_found_inside_a_longer_one() -> None:
    assert phrases_in("Case WS-00123 was late.", ["WS-0012", "WS-00123"]) == ("WS-00123",)


@pytest.mark.parametrize("written", ["Tіlly", "ТILLY", "Okοro", "Økoro", "ОКОRО", "Zо\u0308e", "T\u200billy"])
def test_a_name_in_letters_that_only_look_latin_is_found(written: str) -> None:
    assert parts_named_in(f"It was {written} who spoke.", ["Tilly Anne-Zoë Okoro"]) == (
        written.replace("\u200b", "").replace("о\u0308", "ӧ"),
    )


@pytest.mark.parametrize(
    "written", ["WS00123", "ws 00123", "WS–00123", "WS_00123", "WS/00123", "WЅ-00123", "WS-00\u200b123"]
)
def test_a_reference_is_found_however_it_is_joined(written: str) -> None:
    assert phrases_in(f"Case {written} was late.", ["WS-00123"]) == ("WS-00123",)
    assert phrases_in(f"Case {written}4 was late.", ["WS-00123"]) == ()


def test_figures_beside_each_other_are_no_reference() -> None:
    assert phrases_in("12 34", ["1234"]) == ()
    assert phrases_in("Case 1234", ["1234"]) == ("1234",)


@pytest.mark.parametrize(
    "written",
    [
        "2001-03-04",
        "4/3/2001",
        "04.03.01",
        "04 03 2001",
        "4 March 2001",
        "4th of March, 2001",
        "4Mar01",
        "March 4th 2001",
        "4 MAR ’01",
    ],
)
def test_a_day_of_birth_is_found_in_every_spelling(written: str) -> None:
    assert days_named_in(f"Born {written}.", [date(2001, 3, 4)])
    assert not days_named_in(f"Born {written}.", [date(2001, 3, 5), date(2002, 3, 4), date(2001, 4, 3)])


def test_a_month_and_a_longer_number_are_no_day_of_birth() -> None:
    for text in ("in March 2001", "104/3/2001", "4/3/20011", "4 cases of 3 in 2001"):
        assert not days_named_in(text, [date(2001, 3, 4)])


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Tilly was seen alone.", "[name] was seen alone."),
        ("Tilly Anne-Zoë OKORO’s mother was seen.", "[name]’s mother was seen."),
        ("Ti\u200blly was seen, and zoe was not.", "[name] was seen, and [name] was not."),
        ("The child was seen ½ an hour.", "The child was seen ½ an hour."),
        ("Tillywhim is a place.", "Tillywhim is a place."),
        ("", ""),
    ],
)
def test_a_mark_stands_in_the_place_of_a_name_and_nothing_else_changes(text: str, left: str) -> None:
    names = ["Tilly Anne-Zoë Okoro"]
    assert without_names(text, names, "[name]") == left
    assert parts_named_in(without_names(text, names, "[name]"), names) == ()
