"""A draw is done again from its file and seed: by the service's code without Django, and by an independent "
"twin."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit_app.sampling.drawing.draw import Draw, draw
from audit_app.sampling.drawing.frame import Unit, frame_hash
from audit_app.sampling.drawing.frame_file import write_frame_file
from audit_app.sampling.drawing.plan import Plan, Spread
from audit_app.sampling.drawing.replay import ReplayError, main, replay
from tests.twins import draw_twin
from tests.unit.sampling.drawing.test_shortfall import frames, plans

ROOT = Path(__file__).parents[4]
# Neither site-packages nor the environment nor the folder it is started in can lend it anything.
ALONE = ("-I", "-S", "-c")
RUN = (
    "import runpy, sys; sys.path.insert(0, {root!r}); sys.argv[0] = 'replay'; "
    "runpy.run_module('audit_app.sampling.drawing.replay', run_name='__main__'); "
)


@settings(max_examples=300)
@given(frames(), plans(), st.integers(0, 10**6))
def test_the_twin_draws_the_same_sample(frame: list[Unit], plan: Plan, seed: int) -> None:
    outcome = draw(frame, plan, str(seed))
    if isinstance(outcome, Draw):
        assert draw_twin.sample_of(write_frame_file(frame, plan), str(seed)) == list(outcome.references)


def county(size: int = 1052) -> list[Unit]:
    """A frame with a sign that begins a formula, a family of three now and then, and some left out."""
    bands = ("unborn", "0-2", "2-5", "5-10", "10-16", "16-18")
    chance, units = Random(2009), []
    for n in range(size):
        age, district = chance.randrange(6), chance.randrange(12)
        units.append(
            Unit(
                f"={n:04}",
                bands[age],
                "Disability East" if n % 17 == 0 else f"District {district:02}",
                n % 17 == 0,
                is_pre_school=age < 3,
                family=f"F{n // 3}" if n % 5 else "",
                exclusion="audited" if n % 50 == 0 else "",
            )
        )
    return units


QUOTAS = {"unborn": 2, "0-2": 10, "2-5": 15, "5-10": 9, "10-16": 12, "16-18": 2}
COUNTY_PLANS = [
    Plan(50, QUOTAS, Spread.EVEN, 4),
    Plan(50, QUOTAS, Spread.PROPORTIONAL, one_a_family=True),
    Plan(80, None, Spread.EVEN, pre_school_percent=65),
    Plan(33, None, Spread.PROPORTIONAL, 9, pre_school_percent=20, one_a_family=True),
]


@pytest.mark.parametrize("plan", COUNTY_PLANS)
@pytest.mark.parametrize("seed", ["2009", "Wealdshire", "ü 7"])
def test_the_twin_draws_the_same_from_a_county(plan: Plan, seed: str) -> None:
    outcome = draw(county(), plan, seed)
    assert isinstance(outcome, Draw)
    assert draw_twin.sample_of(write_frame_file(county(), plan), seed) == list(outcome.references)


def test_a_replay_needs_the_standard_library_alone(tmp_path: Path) -> None:
    file = tmp_path / "frame.txt"
    file.write_bytes(write_frame_file(county(), COUNTY_PLANS[3]).encode())
    script = RUN.format(root=str(ROOT)) + "print('django' in sys.modules)"
    command = [sys.executable, *ALONE, script.replace("; print", "\nprint"), str(file), "2009", "--json"]
    run = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert run.returncode == 0, run.stderr
    again = json.loads(run.stdout)
    outcome = draw(county(), COUNTY_PLANS[3], "2009")
    assert isinstance(outcome, Draw)
    assert again["sample"] == list(outcome.references)
    assert again["fingerprint"] == frame_hash(county())
    assert [each["order"] for each in again["strata"]] == [list(each.order) for each in outcome.strata]


def test_an_environment_that_lends_something_would_be_noticed() -> None:
    run = subprocess.run(
        [sys.executable, *ALONE, "import django"], capture_output=True, text=True, check=False
    )
    assert "ModuleNotFoundError" in run.stderr


def test_it_prints_the_references_one_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "frame.txt"
    file.write_bytes(write_frame_file(county(), COUNTY_PLANS[0]).encode())
    assert main([str(file), "2009"]) == 0
    outcome = draw(county(), COUNTY_PLANS[0], "2009")
    assert isinstance(outcome, Draw)
    assert capsys.readouterr().out.splitlines() == list(outcome.references)


@pytest.mark.parametrize(
    ("text", "seed", "complaint"),
    [
        ("nothing", "2009", "no frame file"),
        (write_frame_file(county(), None), "2009", "no plan"),
        (write_frame_file(county(60), Plan(61)), "2009", "cannot be met: size"),
        (write_frame_file(county(60), Plan(6)), "a|b", "A seed"),
    ],
)
def test_what_cannot_be_replayed_is_told(text: str, seed: str, complaint: str) -> None:
    with pytest.raises(ReplayError, match=complaint):
        replay(text, seed)


def test_a_file_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "none.txt"), "2009"]) == 1
    assert "cannot be read" in capsys.readouterr().err
