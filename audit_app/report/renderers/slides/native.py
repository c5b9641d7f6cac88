"""A picture as a chart that PowerPoint draws itself, and the workbook in which its numbers can be edited."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator, Sequence

from xlsxwriter import Workbook

from audit_app.report.charts.drawing import spell
from audit_app.report.charts.palette import GRID, INK, QUIET_INK, ink_on
from audit_app.report.charts.text import balanced, width_of
from audit_app.report.renderers.office.markup import DRAWING, LANGUAGE, OFFICE, Markup, part, tag, words_in
from audit_app.report.renderers.office.package import AUTHOR, STANDING_STILL
from audit_app.report.renderers.slides.measures import (
    ABOVE_BARS,
    ABOVE_WITHOUT_LEGEND,
    AFTER_BARS,
    BELOW_BARS,
    BESIDE_LABELS,
    BODY_BOX,
    FONT,
    SMALLEST,
    WIDEST_LABEL,
    emu,
    hundredths,
)
from audit_app.report.renderers.slides.picture import Drawn, Picture

SHEET = "Chart"
CATEGORY_AXIS, VALUE_AXIS = 111_111_111, 222_222_222


def chart_part(picture: Picture, relation: str) -> bytes:
    """The chart; ``relation`` is what it calls the workbook by."""
    kind = "percentStacked" if picture.stacked else "clustered"
    bars = tag(
        "c:barChart",
        tag("c:barDir", val="bar" if picture.lies else "col"),
        tag("c:grouping", val=kind),
        tag("c:varyColors", val=0),
        *(_series(picture, place, each) for place, each in enumerate(picture.series)),
        tag("c:gapWidth", val=45),
        tag("c:overlap", val=100) if picture.stacked else "",
        tag("c:axId", val=CATEGORY_AXIS),
        tag("c:axId", val=VALUE_AXIS),
    )
    area = tag("c:plotArea", _layout(picture), bars, _categories_axis(picture), _values_axis(picture))
    legend = tag("c:legend", tag("c:legendPos", val="t"), tag("c:overlay", val=0), _type(INK))
    chart = tag(
        "c:chart",
        tag("c:autoTitleDeleted", val=1),
        area,
        legend if picture.stacked else "",
        tag("c:plotVisOnly", val=1),
        tag("c:dispBlanksAs", val="gap"),
    )
    return part(
        "c:chartSpace",
        tag("c:date1904", val=0),
        tag("c:lang", val=LANGUAGE),
        tag("c:roundedCorners", val=0),
        chart,
        tag("c:spPr", tag("a:noFill"), tag("a:ln", tag("a:noFill"))),
        _type(INK),
        tag("c:externalData", tag("c:autoUpdate", val=0), **{"r:id": relation}),
        **{
            "xmlns:c": f"{DRAWING}/chart",
            "xmlns:a": f"{DRAWING}/main",
            "xmlns:r": f"{OFFICE}/relationships",
        },
    )


def workbook_of(picture: Picture) -> bytes:
    """The numbers as a table, with nothing in it that the chart does not show."""
    file = io.BytesIO()
    book = Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties(
        {"title": picture.title[:255], "author": AUTHOR, "created": dt.datetime(*STANDING_STILL)}  # noqa: DTZ001
    )
    sheet = book.add_worksheet(SHEET)
    sheet.set_column(0, 0, 50)
    sheet.write_string(0, 0, picture.heading)
    for column, series in enumerate(picture.series, start=1):
        sheet.write_string(0, column, series.name)
        for row, value in enumerate(series.values, start=1):
            sheet.write_number(row, column, value)
    for row, category in enumerate(picture.categories, start=1):
        sheet.write_string(row, 0, category)
    book.close()
    return file.getvalue()


def _series(picture: Picture, place: int, series: Drawn) -> Markup:
    column, last = chr(ord("B") + place), len(series.values) + 1
    name = tag("c:strRef", words_in("c:f", f"{SHEET}!${column}$1"), _strings([series.name]))
    labels = tag("c:strRef", words_in("c:f", f"{SHEET}!$A$2:$A${last}"), _strings(picture.categories))
    values = tag(
        "c:numRef", words_in("c:f", f"{SHEET}!${column}$2:${column}${last}"), _numbers(series.values)
    )
    return tag(
        "c:ser",
        tag("c:idx", val=place),
        tag("c:order", val=place),
        tag("c:tx", name),
        tag("c:spPr", _fill(series.fill)),
        tag("c:invertIfNegative", val=0),
        _labels(picture, series),
        tag("c:cat", labels),
        tag("c:val", values),
    )


def _labels(picture: Picture, series: Drawn) -> Markup:
    """The number on each bar; one too narrow for its own has none, and the notes have them all."""
    hidden = (
        tag("c:dLbl", tag("c:idx", val=place), tag("c:delete", val=1))
        for place in _too_narrow(picture, series)
    )
    ink = ink_on(series.fill) if picture.stacked else INK
    shows = {"LegendKey": 0, "Val": 1, "CatName": 0, "SerName": 0, "Percent": 0, "BubbleSize": 0}
    return tag(
        "c:dLbls",
        *hidden,
        tag("c:numFmt", formatCode="#,##0", sourceLinked=0),
        tag("c:spPr", tag("a:noFill"), tag("a:ln", tag("a:noFill"))),
        _type(ink, bold=True),
        tag("c:dLblPos", val="ctr" if picture.stacked else "outEnd"),
        *(tag(f"c:show{name}", val=value) for name, value in shows.items()),
    )


def _too_narrow(picture: Picture, series: Drawn) -> Iterator[int]:
    if not picture.stacked:
        return
    room = BODY_BOX.width - _left(picture) - AFTER_BARS
    for place, (value, total) in enumerate(zip(series.values, picture.totals, strict=True)):
        needed = width_of(spell(value), SMALLEST, bold=True)
        if room * value / total < needed:
            yield place


def _left(picture: Picture) -> float:
    """Where bars that lie begin: beside the widest line of their labels."""
    lines = [line for label in picture.categories for line in balanced(label, WIDEST_LABEL, SMALLEST)]
    widest = max(width_of(line, SMALLEST) for line in lines) * 1.04
    return min(WIDEST_LABEL, widest) + BESIDE_LABELS


def _layout(picture: Picture) -> Markup:
    """Bars that lie have their room given, because programs differ in how much they leave to labels."""
    if not picture.lies:
        return tag("c:layout")
    above = ABOVE_BARS if picture.stacked else ABOVE_WITHOUT_LEGEND
    left, width, height = _left(picture), BODY_BOX.width, BODY_BOX.height
    shares = {
        "x": left / width,
        "y": above / height,
        "w": (width - left - AFTER_BARS) / width,
        "h": (height - above - BELOW_BARS) / height,
    }
    return tag(
        "c:layout",
        tag(
            "c:manualLayout",
            tag("c:layoutTarget", val="inner"),
            tag("c:xMode", val="edge"),
            tag("c:yMode", val="edge"),
            *(tag(f"c:{name}", val=f"{share:.4f}") for name, share in shares.items()),
        ),
    )


def _categories_axis(picture: Picture) -> Markup:
    """Such bars are counted from below; the table is read from above."""
    return tag(
        "c:catAx",
        tag("c:axId", val=CATEGORY_AXIS),
        tag("c:scaling", tag("c:orientation", val="maxMin" if picture.lies else "minMax")),
        tag("c:delete", val=0),
        tag("c:axPos", val="l" if picture.lies else "b"),
        "" if picture.lies or not picture.heading else _axis_title(picture.heading),
        tag("c:numFmt", formatCode="General", sourceLinked=0),
        tag("c:majorTickMark", val="none"),
        tag("c:minorTickMark", val="none"),
        tag("c:tickLblPos", val="nextTo"),
        tag("c:spPr", _line(QUIET_INK)),
        _type(INK),
        tag("c:crossAx", val=VALUE_AXIS),
        tag("c:crosses", val="autoZero"),
        tag("c:auto", val=0),
        tag("c:lblAlgn", val="ctr"),
        tag("c:lblOffset", val=60),
        tag("c:noMultiLvlLbl", val=1),
    )


def _values_axis(picture: Picture) -> Markup:
    most = 1 if picture.stacked else _round_above(picture.most)
    return tag(
        "c:valAx",
        tag("c:axId", val=VALUE_AXIS),
        tag("c:scaling", tag("c:orientation", val="minMax"), tag("c:max", val=most), tag("c:min", val=0)),
        tag("c:delete", val=0),
        tag("c:axPos", val="b" if picture.lies else "l"),
        tag("c:majorGridlines", tag("c:spPr", _line(GRID))),
        _axis_title(picture.axis),
        tag("c:numFmt", formatCode="0%" if picture.stacked else "#,##0", sourceLinked=0),
        tag("c:majorTickMark", val="none"),
        tag("c:minorTickMark", val="none"),
        tag("c:tickLblPos", val="nextTo"),
        tag("c:spPr", tag("a:ln", tag("a:noFill"))),
        _type(QUIET_INK),
        tag("c:crossAx", val=CATEGORY_AXIS),
        tag("c:crosses", val="max" if picture.lies else "autoZero"),
        tag("c:crossBetween", val="between"),
        tag("c:majorUnit", val="0.25" if picture.stacked else max(1, most // 4)),
    )


def _axis_title(words: str) -> Markup:
    run = tag("a:r", _look("a:rPr", QUIET_INK), words_in("a:t", words))
    line = tag("a:p", tag("a:pPr", _look("a:defRPr", QUIET_INK)), run)
    rich = tag("c:rich", tag("a:bodyPr"), tag("a:lstStyle"), line)
    return tag("c:title", tag("c:tx", rich), tag("c:overlay", val=0))


def _round_above(most: int) -> int:
    """The end of the axis: a multiple of four that leaves room for the number on the longest bar."""
    step = 4 * max(1, 10 ** (len(str(most)) - 2))
    return (most * 21 // 20 // step + 1) * step


def _strings(texts: Sequence[str]) -> Markup:
    points = (tag("c:pt", words_in("c:v", text), idx=place) for place, text in enumerate(texts))
    return tag("c:strCache", tag("c:ptCount", val=len(texts)), *points)


def _numbers(values: Sequence[int]) -> Markup:
    points = (tag("c:pt", words_in("c:v", str(value)), idx=place) for place, value in enumerate(values))
    return tag("c:numCache", words_in("c:formatCode", "General"), tag("c:ptCount", val=len(values)), *points)


def _type(colour: str, *, bold: bool = False) -> Markup:
    look = _look("a:defRPr", colour, bold=bold)
    end = tag("a:endParaRPr", lang=LANGUAGE)
    return tag("c:txPr", tag("a:bodyPr"), tag("a:lstStyle"), tag("a:p", tag("a:pPr", look), end))


def _look(name: str, colour: str, *, bold: bool = False) -> Markup:
    about: dict[str, str | int] = {"lang": LANGUAGE, "sz": hundredths(SMALLEST), "b": int(bold)}
    return tag(name, _fill(colour), tag("a:latin", typeface=FONT), **about)


def _fill(colour: str) -> Markup:
    return tag("a:solidFill", tag("a:srgbClr", val=colour.lstrip("#").upper()))


def _line(colour: str) -> Markup:
    return tag("a:ln", _fill(colour), w=emu(0.75))
