import pytest

from audit_app.report.identity import name_parts, parts_named_in, phrases_in


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
