"""Charts: nothing clipped or overlapping, nothing told by colour alone, nothing that a strict CSP blocks."""

import itertools
import math
import re
from collections.abc import Iterator
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit_app.report.charts import (
    MEASURE_SEGMENTS,
    Bar,
    Segment,
    StackedRow,
    Svg,
    column_chart,
    distribution,
    horizontal_bars,
    palette,
    stacked_bars,
    text,
)
from audit_app.report.charts.distribution import bins_of
from audit_app.report.charts.stacked import spread
from tests.unit.report.chart_layout import (
    SVG,
    assert_all_written,
    assert_well_laid_out,
    rectangles_of,
    texts_of,
    tree_of,
)

ALLOWED_ATTRIBUTES = {
    "svg": {"viewBox", "width", "height", "role", "aria-labelledby", "aria-describedby", "font-family"},
    "title": {"id"},
    "desc": {"id"},
    "rect": {"x", "y", "width", "height", "fill"},
    "line": {"x1", "y1", "x2", "y2", "stroke", "stroke-width", "stroke-dasharray"},
    "text": {"x", "y", "font-size", "text-anchor", "fill", "font-weight"},
}

# A deadline would make the tests depend on how busy the machine is.
unhurried = settings(deadline=None, max_examples=60)
words = st.sampled_from(
    ["supervision", "of", "the", "multi-agency", "Wealdshire", "<b>", "&", "30 %", "ﬁ", "日本"]
)
labels = (
    st.text(max_size=40)
    | st.lists(words, max_size=4).map(" ".join)
    | st.lists(words, min_size=15, max_size=30).map(" ".join)
    | st.sampled_from(["W" * 90, "Parental non-compliance and violence towards professionals " * 3])
)
widths = st.sampled_from([280, 340, 559, 560, 720, 980]) | st.integers(min_value=280, max_value=980)
cases = st.integers(min_value=0, max_value=20_000) | st.integers(min_value=0, max_value=60)


@st.composite
def stacked_rows(draw: st.DrawFn) -> list[StackedRow]:
    keys = [segment.key for segment in MEASURE_SEGMENTS]
    row = st.builds(
        StackedRow,
        label=labels,
        counts=st.dictionaries(st.sampled_from(keys), cases),
        note=st.text(max_size=30) | st.sampled_from(["86%", "100%", "too few to say"]),
    )
    return draw(st.lists(row, min_size=1, max_size=6))


bars = st.lists(st.builds(Bar, label=labels, value=cases), min_size=1, max_size=14)


def some_charts(uid: str = "some", width: float = 720) -> Iterator[Svg]:
    rows = [
        StackedRow("Supervision evident", {"met": 19, "partly": 13, "not_met": 18}, "38%"),
        StackedRow("Child seen alone", {"met": 44, "partly": 1, "not_evident": 1, "not_known": 1}, "94%"),
    ]
    ages = [Bar("Unborn", 2), Bar("0 to 2", 10), Bar("2 to 5", 15), Bar("16 to 18", 2)]
    yield stacked_bars(rows, uid=f"{uid}-stacked", title="Measures", width=width)
    yield column_chart(ages, uid=f"{uid}-columns", title="Ages", axis_label="Age", width=width)
    yield horizontal_bars(ages, uid=f"{uid}-bars", title="Ages lying", width=width)
    yield distribution([3, 20, 35, 36, 130], 35, uid=f"{uid}-days", title="Days", width=width)


@given(rows=stacked_rows(), axis_label=labels, width=widths)
@unhurried
def test_stacked_bars_hold_every_text_whatever_its_length(
    rows: list[StackedRow], axis_label: str, width: int
) -> None:
    chart = stacked_bars(rows, uid="any", title="Any", axis_label=axis_label, width=width)

    assert_well_laid_out(chart)
    for row in rows:
        assert_all_written(chart, row.label)
        assert_all_written(chart, row.note)
        for count in row.counts.values():
            assert not count or f"{count:,}" in [box.content for box in texts_of(chart)]


@given(names=st.lists(labels, min_size=2, max_size=7), width=widths)
@unhurried
def test_a_legend_takes_as_many_lines_as_its_names_need(names: list[str], width: int) -> None:
    segments = [Segment(str(number), name, palette.BLUE) for number, name in enumerate(names)]
    row = StackedRow("All", {segment.key: 5 for segment in segments})
    chart = stacked_bars([row], uid="any", title="Any", segments=segments, width=width)

    assert_well_laid_out(chart)
    for name in names:
        assert_all_written(chart, name)


@given(bars=bars, axis_label=labels, width=widths)
@unhurried
def test_columns_hold_every_text_whatever_its_length(bars: list[Bar], axis_label: str, width: int) -> None:
    chart = column_chart(bars, uid="any", title="Any", axis_label=axis_label, width=width)

    assert_well_laid_out(chart)
    for bar in bars:
        assert_all_written(chart, bar.label)
        assert_all_written(chart, bar.number)


@given(bars=bars, axis_label=labels, width=widths)
@unhurried
def test_lying_bars_hold_every_text_whatever_its_length(bars: list[Bar], axis_label: str, width: int) -> None:
    chart = horizontal_bars(bars, uid="any", title="Any", axis_label=axis_label, width=width)

    assert_well_laid_out(chart)
    for bar in bars:
        assert_all_written(chart, bar.label)
        assert_all_written(chart, bar.number)


@given(
    durations=st.lists(st.integers(min_value=0, max_value=400), min_size=1, max_size=300),
    standard=st.integers(min_value=1, max_value=60),
    unit=st.sampled_from(["working days", "hours", "calendar days since the discussion that led to it"]),
    width=widths,
)
@unhurried
def test_a_distribution_holds_every_text(durations: list[int], standard: int, unit: str, width: int) -> None:
    chart = distribution(durations, standard, uid="any", title="Any", unit=unit, width=width)

    assert_well_laid_out(chart)
    assert_all_written(chart, f"Standard: {standard} {unit}")
    assert_all_written(chart, f"In time: {sum(days <= standard for days in durations)}")


@given(
    durations=st.lists(st.floats(min_value=0, max_value=2_000), min_size=1, max_size=60),
    standard=st.integers(min_value=1, max_value=90),
    most=st.integers(min_value=10, max_value=24),
)
@unhurried
def test_the_bins_hold_every_duration_once_with_the_standard_between_two_of_them(
    durations: list[float], standard: int, most: int
) -> None:
    bins = bins_of(durations, standard, most)

    assert sum(bin_.count for bin_ in bins) == len(durations)
    assert len(bins) <= most
    assert bins[0].low == 0
    assert all(one.high == other.low for one, other in itertools.pairwise(bins))
    in_time = sum(bin_.count for bin_ in bins if bin_.high <= standard)
    assert in_time == sum(duration <= standard for duration in durations)
    assert any(bin_.low == standard for bin_ in bins)


def test_bins_are_fives_or_sevens_where_the_standard_is_35_days() -> None:
    assert {bin_.high - bin_.low for bin_ in bins_of([4, 60], 35, 24)} == {5}
    assert {bin_.high - bin_.low for bin_ in bins_of([4, 100], 35, 19)} == {7}


def test_one_lost_case_does_not_flatten_all_the_others() -> None:
    bins = bins_of([10, 30, 40, 900], 35, 24)

    assert (bins[-1].low, bins[-1].high, bins[-1].count) == (105, math.inf, 1)


@given(
    st.lists(st.floats(min_value=0, max_value=300), min_size=1, max_size=5).map(sorted),
    st.floats(min_value=5, max_value=50),
)
@unhurried
def test_numbers_above_a_bar_are_moved_apart_and_stay_over_it(middles: list[float], width: float) -> None:
    placed = spread(middles, [width] * len(middles), 0, 300)

    assert all(later - earlier >= width + 5 - 1e-6 for earlier, later in itertools.pairwise(placed))
    assert placed[0] - width / 2 >= -1e-6
    assert placed[-1] + width / 2 <= 300 + 1e-6


def test_numbers_that_have_room_are_not_moved() -> None:
    assert spread([20, 60, 200], [10, 10, 10], 0, 300) == [20, 60, 200]


def test_segments_are_as_long_as_their_share() -> None:
    row = StackedRow("Seen alone", {"met": 30, "not_met": 15, "not_known": 5})
    chart = stacked_bars([row], uid="any", title="Any")
    legend_and_bar = rectangles_of(chart)
    starts = [box.left for box in legend_and_bar[3:]]
    bar_end = legend_and_bar[-1].right + 2
    whole = bar_end - starts[0]

    assert [box.content for box in legend_and_bar[3:]] == [palette.BLUE, palette.ORANGE, palette.LIGHT_GREY]
    assert [(start - starts[0]) / whole for start in starts] == pytest.approx([0, 0.6, 0.9], abs=0.001)


def test_a_number_too_wide_for_its_segment_stands_above_the_bar() -> None:
    row = StackedRow("Seen alone", {"met": 147, "not_known": 3})
    chart = stacked_bars([row], uid="any", title="Any", axis_label="", width=400)
    _, _, met, not_known = rectangles_of(chart)
    inside, above = (next(box for box in texts_of(chart) if box.content == number) for number in ("147", "3"))

    assert inside.lies_in(met)
    assert above.bottom <= not_known.top
    assert above.right <= chart.width


def test_a_measure_that_applies_to_no_case_says_so() -> None:
    rows = [StackedRow("Letter sent", {}), StackedRow("Held", {"met": 3})]
    chart = stacked_bars(rows, uid="any", title="Any")

    assert_all_written(chart, "No case to which this applies")
    assert "Letter sent: no case to which this applies." in chart.description


def test_only_answers_that_were_given_are_in_the_legend() -> None:
    row = StackedRow("Held", {"met": 3, "partly": 0, "not_met": 2})
    written = [box.content for box in texts_of(stacked_bars([row], uid="any", title="Any"))]

    assert "Met" in written
    assert "Not met" in written
    assert "Partly met" not in written


def test_columns_lie_down_where_their_labels_would_not_fit() -> None:
    standing = [Bar("0 to 2", 10), Bar("2 to 5", 15)]
    wordy = [Bar("Parental non-compliance and violence towards professionals", n) for n in range(9)]

    assert heights_of_columns(column_chart(standing, uid="any", title="Any")) == 2
    assert column_chart(wordy, uid="any", title="Any") == horizontal_bars(wordy, uid="any", title="Any")


def heights_of_columns(chart: Svg) -> int:
    return len({box.bottom - box.top for box in rectangles_of(chart)})


def test_columns_and_bars_are_as_long_as_their_values() -> None:
    ages = [Bar("a", 5), Bar("b", 10), Bar("c", 0)]
    columns = rectangles_of(column_chart(ages, uid="any", title="Any"))
    lying = rectangles_of(horizontal_bars(ages, uid="any", title="Any"))

    assert [box.bottom - box.top for box in columns] == pytest.approx([100, 200, 0])
    longest = lying[1].right - lying[1].left
    assert [(box.right - box.left) / longest for box in lying] == pytest.approx([0.5, 1, 0], abs=0.001)


def test_late_cases_have_their_own_colour_and_the_standard_itself_is_in_time() -> None:
    chart = distribution([35, 36], 35, uid="any", title="Any")
    columns = rectangles_of(chart)[2:]

    assert [column.content for column in columns] == [palette.BLUE, palette.ORANGE]
    assert "Standard: 35 working days. In time: 1. Later: 1." in chart.description


@pytest.mark.parametrize("width", [300, 720])
def test_every_chart_is_a_named_image_without_anything_a_strict_policy_blocks(width: int) -> None:
    for chart in some_charts(width=width):
        root = tree_of(chart)
        assert root.get("role") == "img"
        for element in root.iter():
            name = element.tag.removeprefix(SVG)
            assert set(element.attrib) <= ALLOWED_ATTRIBUTES[name]
        ids = {element.attrib["id"]: element.text for element in root.iter() if "id" in element.attrib}
        assert ids[root.attrib["aria-labelledby"]] == chart.title
        assert ids[root.attrib["aria-describedby"]] == chart.description
        assert root.attrib["viewBox"] == f"0 0 {root.attrib['width']} {root.attrib['height']}"


def test_charts_on_one_page_share_no_id() -> None:
    page = "".join(chart.markup for uid in ("first", "second") for chart in some_charts(uid))
    ids = re.findall(r'\bid="([^"]+)"', page)

    assert len(ids) == 16
    assert len(set(ids)) == len(ids)


def test_a_chart_tells_its_numbers_in_words() -> None:
    stacked, columns, lying, days = some_charts()

    assert stacked.description == (
        "Supervision evident: met 19, partly met 13, not met 18. "
        "Child seen alone: met 44, partly met 1, not evident 1, not known 1."
    )
    assert columns.description == lying.description == "Unborn: 2; 0 to 2: 10; 2 to 5: 15; 16 to 18: 2."
    assert days.description == (
        "Standard: 35 working days. In time: 3. Later: 2. 0 to 5 working days: 1; 15 to 20 working days: 1; "
        "30 to 35 working days: 1; 35 to 40 working days: 1; over 105 working days: 1."
    )


def test_a_description_that_is_given_stands_in_place_of_the_numbers() -> None:
    chart = horizontal_bars([Bar("a", 5)], uid="any", title="Any", description="Five, in short.")

    assert chart.description == "Five, in short."


def test_users_text_is_escaped_and_stripped_of_what_xml_forbids() -> None:
    label = 'Team <script>alert("1")</script> & \x00\x0b\u202eco'
    chart = stacked_bars([StackedRow(label, {"met": 1})], uid="any", title=label)

    assert "<script>" not in chart.markup
    assert chart.title == 'Team <script>alert("1")</script> & co'
    assert tree_of(chart).findtext(f"{SVG}title") == chart.title


def test_a_chart_prints_itself_in_a_template() -> None:
    from django.template import Context, Engine

    chart = next(some_charts())

    assert Engine().from_string("{{ chart }}").render(Context({"chart": chart})) == chart.markup


def test_what_cannot_be_drawn_is_refused() -> None:
    row = StackedRow("Held", {"met": 3})
    with pytest.raises(ValueError, match="at least one row"):
        stacked_bars([], uid="any", title="Any")
    with pytest.raises(ValueError, match="Held: no segment is called maybe"):
        stacked_bars([StackedRow("Held", {"maybe": 3})], uid="any", title="Any")
    with pytest.raises(ValueError, match="cannot be negative"):
        stacked_bars([StackedRow("Held", {"met": -3})], uid="any", title="Any")
    with pytest.raises(ValueError, match="at least 280"):
        stacked_bars([row], uid="any", title="Any", width=200)
    with pytest.raises(ValueError, match="cannot start an id"):
        stacked_bars([row], uid='2"', title="Any")
    with pytest.raises(ValueError, match="at least one bar"):
        column_chart([], uid="any", title="Any")
    with pytest.raises(ValueError, match="shorter than nothing"):
        horizontal_bars([Bar("a", -1)], uid="any", title="Any")
    with pytest.raises(ValueError, match="put longer texts in the table"):
        horizontal_bars([Bar("a", 1, "one of a great many cases " * 3)], uid="any", title="Any", width=300)
    for durations, standard in (([], 35), ([-1], 35), ([3], 0)):
        with pytest.raises(ValueError, match=r"of 0 or more|above 0"):
            distribution(durations, standard, uid="any", title="Any")


def test_charts_hold_their_texts_without_the_font_too(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(text, "_character_width", lambda bold: partial(text.estimated_width, bold=bold))
        charts = [chart for width in (300, 720) for chart in some_charts(width=width)]

    for chart in charts:
        assert_well_laid_out(chart)
