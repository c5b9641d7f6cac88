"""Charts as SVG that are the same on a page and in a PDF, and that a strict content security policy leaves
alone.

Every chart takes plain values and gives an ``Svg``: presentation attributes only, no style, no script.
Numbers stand on the bars and every chart describes itself in words, so that nothing is told by colour
alone. Text is measured in the font it is drawn with; a chart takes any width from 280 on and lays itself
out to fit.
"""

from audit_app.report.charts.columns import column_chart
from audit_app.report.charts.distribution import distribution
from audit_app.report.charts.drawing import Svg
from audit_app.report.charts.horizontal import Bar, horizontal_bars
from audit_app.report.charts.stacked import MEASURE_SEGMENTS, Segment, StackedRow, stacked_bars

__all__ = [
    "MEASURE_SEGMENTS",
    "Bar",
    "Segment",
    "StackedRow",
    "Svg",
    "column_chart",
    "distribution",
    "horizontal_bars",
    "stacked_bars",
]
