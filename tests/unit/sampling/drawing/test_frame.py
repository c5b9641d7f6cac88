from hashlib import sha256

import pytest

from audit_app.sampling.drawing.frame import Unit, frame_hash, frame_text

FRAME = [
    Unit("WD2", "2-5", "Ashmere", False, True, "F7"),
    Unit("WD10", "unborn", "Disability team East", True, True, "", "audited"),
    Unit("=WD1", "16-18", "Brookfield", False),
]
TEXT = (
    "case-file-audit frame\t2\n"
    "reference\tage_band\tpre_school\tplace\tdisability_team\tfamily\texclusion\n"
    "'=WD1\t16-18\t0\tBrookfield\t0\t\t\n"
    "WD10\tunborn\t1\tDisability team East\t1\t\taudited\n"
    "WD2\t2-5\t1\tAshmere\t0\tF7\t\n"
)


def test_the_text_of_a_frame_is_the_same_whatever_the_order_of_its_rows() -> None:
    assert frame_text(FRAME) == frame_text(reversed(FRAME)) == TEXT


def test_the_hash_is_that_of_the_text() -> None:
    assert frame_hash(FRAME) == sha256(TEXT.encode()).hexdigest()


def test_a_child_in_another_place_is_another_frame() -> None:
    moved = [*FRAME[:2], Unit("=WD1", "16-18", "Ashmere", False)]
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


def test_a_family_that_would_blur_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="family is not printable"):
        Unit("WD", "0-2", "Ashmere", False, family="F\t7")


def test_a_child_is_left_out_for_a_known_reason_only() -> None:
    with pytest.raises(ValueError, match="not a reason"):
        Unit("WD", "0-2", "Ashmere", False, exclusion="because")


def test_leaving_a_child_out_makes_another_frame() -> None:
    left_out = [*FRAME[:2], Unit("=WD1", "16-18", "Brookfield", False, exclusion="closed")]
    assert frame_hash(left_out) != frame_hash(FRAME)
