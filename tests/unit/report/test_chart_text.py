"""Measuring and wrapping the text of charts, with the font and without it."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit_app.report.charts import text

words = st.sampled_from(
    ["supervision", "of", "the", "multi-agency", "Wealdshire", "<b>", "30 %", "ﬁ", "日本"]
)
labels = st.text(max_size=60) | st.lists(words, max_size=30).map(" ".join)

# A deadline would make the tests depend on how busy the machine is.
unhurried = settings(deadline=None)


def test_text_is_measured_as_wide_as_the_font_says() -> None:
    if_installed = text.font_file(bold=False)
    assert if_installed is not None, (
        "fonts-liberation2 is one of the system packages that the set-up installs"
    )

    # H 0.722, e 0.556, l 0.222 twice, o 0.556: the widths that Arial, Helvetica and Liberation Sans share.
    assert text.width_of("Hello", 1000) == pytest.approx(2278, abs=2)
    assert text.width_of("Hello", 1000, bold=True) == pytest.approx(2445, abs=2)


@given(label=labels, width=st.floats(min_value=20, max_value=400))
@unhurried
def test_wrapping_loses_nothing_and_keeps_every_line_within_the_width(label: str, width: float) -> None:
    for lines in (text.wrap(label, width, 15), text.balanced(label, width, 15)):
        assert "".join(lines).replace(" ", "") == text.plain(label).replace(" ", "")
        assert all(text.width_of(line, 15) <= width or len(line) == 1 for line in lines)


@given(label=labels, width=st.floats(min_value=20, max_value=400))
@unhurried
def test_balancing_takes_no_more_lines_than_wrapping(label: str, width: float) -> None:
    assert len(text.balanced(label, width, 15)) <= len(text.wrap(label, width, 15))


def test_balancing_leaves_no_word_alone_on_the_last_line() -> None:
    label = "Core assessment completed in 35 working days"

    assert text.wrap(label, 288, 15)[-1] == "days"
    assert text.balanced(label, 288, 15) == ["Core assessment completed", "in 35 working days"]


@pytest.fixture
def without_the_font(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(text, "FONT_ROOTS", (Path("/nowhere"),))
    text._character_width.cache_clear()
    yield
    text._character_width.cache_clear()


@pytest.mark.usefixtures("without_the_font")
def test_without_the_font_widths_are_estimated_and_the_log_says_so(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, logger=text.__name__):
        width = text.width_of("Hello", 1000)

    assert text.font_file(bold=False) is None
    assert 2278 < width < 2800
    assert "Liberation Sans is not installed" in caplog.text


@pytest.mark.parametrize("bold", [False, True])
def test_an_estimated_width_is_never_below_the_true_one(bold: bool) -> None:
    letters = [chr(code) for code in range(32, 127)] + ["—", "–", "’", "‘", "…", "“", "”", "é", "£"]
    around = text.width_of("xx", 1, bold=bold)

    too_narrow = [
        letter
        for letter in letters
        if text.estimated_width(letter, bold=bold)
        < text.width_of(f"x{letter}x", 1, bold=bold) - around - 0.001
    ]

    assert too_narrow == []
