"""Charts as pictures."""

from __future__ import annotations

import io

from PIL import Image

from audit_app.report.charts.palette import BLUE
from audit_app.report.renderers.chart_pictures import DENSITY, pictures_of
from tests.unit.report.sample import ages_chart


def test_each_chart_is_drawn_whole_on_white_in_the_size_of_print() -> None:
    charts = [ages_chart().chart, ages_chart().narrow]
    for chart, content in zip(charts, pictures_of(charts), strict=True):
        picture = Image.open(io.BytesIO(content)).convert("RGB")
        assert abs(picture.width - chart.width * DENSITY) <= 2
        assert abs(picture.height - chart.height * DENSITY) <= 2
        assert picture.getpixel((0, 0)) == (255, 255, 255)
        shades = {colour for _count, colour in picture.getcolors(100_000) or []}
        assert any(_is_near(colour, BLUE) for colour in shades)


def test_the_same_charts_give_the_same_bytes() -> None:
    charts = [ages_chart().chart]
    assert pictures_of(charts) == pictures_of(charts)
    assert pictures_of([]) == []


def _is_near(colour: object, wanted: str) -> bool:
    channels = tuple(int(wanted[at : at + 2], 16) for at in (1, 3, 5))
    assert isinstance(colour, tuple)
    return all(abs(one - other) <= 4 for one, other in zip(colour, channels, strict=True))
