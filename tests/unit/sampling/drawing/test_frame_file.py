import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit_app.sampling.ages import STANDARD_BANDS
from audit_app.sampling.drawing.frame import Unit, frame_text, in_order
from audit_app.sampling.drawing.frame_file import FrameFileError, read_frame_file, write_frame_file
from audit_app.sampling.drawing.plan import Plan, Spread
from audit_app.sampling.drawing.reasons import EXCLUSION_REASONS

printable = st.text(min_size=1, max_size=12).filter(str.isprintable)
units = st.builds(
    Unit,
    reference=printable,
    age_band=st.sampled_from(STANDARD_BANDS.codes),
    place=st.sampled_from(["Ashmere", "=Brookfield", "'+Calverton"]),
    is_disability_team=st.just(False),
    is_pre_school=st.booleans(),
    family=st.one_of(st.just(""), printable),
    exclusion=st.sampled_from(["", *EXCLUSION_REASONS]),
)
frames = st.lists(units, max_size=20, unique_by=lambda unit: unit.reference)
PLAN = Plan(3, {"0-2": 1, "2-5": 2}, Spread.PROPORTIONAL, 1, pre_school_percent=40, one_a_family=True)


@given(frames, st.sampled_from([None, PLAN]))
def test_a_frame_comes_back_from_its_file_as_it_went(frame: list[Unit], plan: Plan | None) -> None:
    file = read_frame_file(write_frame_file(frame, plan))
    assert list(file.units) == in_order(frame)
    assert file.plan == plan


def test_without_the_line_of_the_plan_it_is_the_text_of_the_fingerprint() -> None:
    frame = [Unit("WD1", "0-2", "Ashmere", False)]
    lines = write_frame_file(frame, PLAN).split("\n")
    assert "\n".join([lines[0], *lines[2:]]) == frame_text(frame)


def test_no_cell_of_a_child_begins_a_formula() -> None:
    frame = [Unit("=1+1", "0-2", "@Ashmere", False, family="-F")]
    row = write_frame_file(frame, None).split("\n")[3]
    assert row == "'=1+1\t0-2\t0\t'@Ashmere\t0\t'-F\t"


GOOD = write_frame_file([Unit("WD1", "0-2", "Ashmere", False)], PLAN)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "Line 1"),
        (GOOD.replace("frame\t2", "frame\t3"), "Line 1"),
        (GOOD.replace("plan\t", "plans\t"), "Lines 2 and 3"),
        (GOOD.replace('"size":3', '"size":0'), "Line 2"),
        (GOOD.replace('"spread":', '"sprawl":'), "Line 2"),
        (GOOD.replace("plan\t{", "plan\t["), "Line 2"),
        (GOOD.replace("WD1\t0-2\t0", "WD1\t0-2\tno"), "Line 4: 0 or 1"),
        (GOOD.replace("WD1\t0-2", "WD1\t0 to 2"), "Line 4: .*age band"),
        (GOOD.replace("Ashmere\t0\t\t", "Ashmere\t0\t"), "Line 4: 7 columns"),
        (GOOD[:-1], "cut short"),
        (GOOD.replace("\n", "\r\n"), "Line 1"),
    ],
)
def test_what_is_no_frame_file_is_refused_with_the_line(text: str, complaint: str) -> None:
    with pytest.raises(FrameFileError, match=complaint):
        read_frame_file(text)
