"""Colours of the charts: readable text on them, and apart from each other for every reader."""

import itertools
import math

import pytest

from audit_app.report.charts import MEASURE_SEGMENTS, Segment, palette


@pytest.mark.parametrize("segment", MEASURE_SEGMENTS, ids=lambda segment: str(segment.key))
def test_numbers_on_a_segment_have_the_contrast_that_text_needs(segment: Segment) -> None:
    assert palette.contrast(palette.ink_on(segment.fill), segment.fill) >= 4.5


def test_quiet_text_has_the_contrast_that_text_needs() -> None:
    assert palette.contrast(palette.QUIET_INK, palette.WHITE) >= 7
    assert palette.contrast(palette.INK, palette.WHITE) == pytest.approx(19.5, abs=0.2)


# Machado, Oliveira and Fernandes (2009): how red, green and blue light reach an eye without one kind of cone.
COLOUR_VISION = {
    "full": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


@pytest.mark.parametrize("vision", COLOUR_VISION)
def test_the_colours_of_a_bar_stay_apart_for_every_kind_of_colour_vision(vision: str) -> None:
    seen = {segment.key: lab_as_seen(segment.fill, vision) for segment in MEASURE_SEGMENTS}

    for one, other in itertools.combinations(seen, 2):
        assert math.dist(seen[one], seen[other]) >= 20, f"{one} looks like {other}"


def lab_as_seen(colour: str, vision: str) -> tuple[float, float, float]:
    """CIE L*a*b* (D65) of a colour as that eye sees it; a distance of 2 is just noticeable."""
    light = palette.linear(colour)
    red, green, blue = (
        min(1.0, max(0.0, sum(weight * part for weight, part in zip(row, light, strict=True))))
        for row in COLOUR_VISION[vision]
    )
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    fx, fy, fz = (cube_root(value) for value in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def cube_root(value: float) -> float:
    return float(value ** (1 / 3)) if value > 0.008856 else 7.787 * value + 16 / 116


def test_neighbouring_colours_differ_on_a_grey_print() -> None:
    for one, other in itertools.pairwise(MEASURE_SEGMENTS):
        assert palette.contrast(one.fill, other.fill) >= 1.6
