from hashlib import sha256

import pytest

from audit_app.sampling.frame import Unit, frame_hash, frame_text

FRAME = [
    Unit("WD2", "2-5", "Ashmere", False),
    Unit("WD10", "unborn", "Disability team East", True),
    Unit("WD1", "16-18", "Brookfield", False),
]
TEXT = (
    "reference\tage_band\tplace\tdisability_team\n"
    "WD1\t16-18\tBrookfield\t0\n"
    "WD10\tunborn\tDisability team East\t1\n"
    "WD2\t2-5\tAshmere\t0\n"
)


def test_the_text_of_a_frame_is_the_same_whatever_the_order_of_its_rows() -> None:
    assert frame_text(FRAME) == frame_text(reversed(FRAME)) == TEXT


def test_the_hash_is_that_of_the_text() -> None:
    assert frame_hash(FRAME) == sha256(TEXT.encode()).hexdigest()


def test_a_child_in_another_place_is_another_frame() -> None:
    moved = [*FRAME[:2], Unit("WD1", "16-18", "Ashmere", False)]
    assert frame_hash(moved) != frame_hash(FRAME)


def test_a_reference_that_stands_twice_is_named() -> None:
    with pytest.raises(ValueError, match="WD2 stands twice"):
        frame_text([*FRAME, Unit("WD2", "0-2", "Brookfield", False)])


def test_a_place_is_a_district_or_a_team_not_both() -> None:
    with pytest.raises(ValueError, match="Ashmere is both"):
        frame_text([*FRAME, Unit("WD3", "0-2", "Ashmere", True)])


@pytest.mark.parametrize(
    ("reference", "age_band", "place"),
    [("", "0-2", "Ashmere"), ("W\tD", "0-2", "Ashmere"), ("WD", "0-2", ""), ("WD", "0 to 2", "Ashmere")],
)
def test_what_would_blur_the_text_is_refused(reference: str, age_band: str, place: str) -> None:
    with pytest.raises(ValueError, match=r"printable|age band"):
        Unit(reference, age_band, place, False)
