"""How long a draw takes, beside sorting the frame and a ``random.sample`` from each of its strata.

    .venv/bin/python -m bench.draw --children 100000 --times 5

No database takes part: the frame is made in memory, of ten places and five ages, which are fifty strata.
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from statistics import median
from time import perf_counter, process_time

from audit_app.sampling.drawing.draw import Draw, draw
from audit_app.sampling.drawing.frame import Unit, frame_hash
from audit_app.sampling.drawing.frame_file import write_frame_file
from audit_app.sampling.drawing.plan import Plan, Spread
from audit_app.sampling.drawing.replay import replay

BANDS = ("0-2", "2-5", "5-10", "10-16", "16-18")
PLACES = 10
SIZE = 500
GOAL = 1.0


def frame_of(children: int) -> list[Unit]:
    chance = random.Random(2009)
    return [
        Unit(
            f"C{number:07}",
            BANDS[(age := chance.randrange(len(BANDS)))],
            f"District {chance.randrange(PLACES)}",
            False,
            is_pre_school=age < 2,
            family=f"F{number // 2}" if number % 3 else "",
        )
        for number in range(children)
    ]


PLANS = {
    "by age and place": Plan(SIZE, dict.fromkeys(BANDS, SIZE // len(BANDS)), Spread.EVEN),
    "and one child a family": Plan(
        SIZE, dict.fromkeys(BANDS, SIZE // len(BANDS)), Spread.EVEN, one_a_family=True
    ),
}


def floor(frame: list[Unit], seed: str) -> list[str]:
    """What the same sizes cost with the library's own generator: nothing is fitted, kept or checked."""
    strata: dict[tuple[str, str], list[str]] = defaultdict(list)
    for unit in sorted(frame, key=lambda unit: unit.reference):
        strata[unit.age_band, unit.place].append(unit.reference)
    chance = random.Random(seed)
    return [
        reference
        for references in strata.values()
        for reference in chance.sample(references, SIZE // len(strata))
    ]


def drawn(frame: list[Unit], plan: Plan, seed: str) -> Draw:
    outcome = draw(frame, plan, seed)
    assert isinstance(outcome, Draw)
    assert len(outcome.references) == plan.size
    return outcome


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--children", type=int, default=100_000)
    parser.add_argument("--times", type=int, default=5)
    options = parser.parse_args()
    frame = frame_of(options.children)
    file = write_frame_file(frame, PLANS["by age and place"])
    tasks: dict[str, Callable[[str], object]] = {
        "sort and random.sample": lambda seed: floor(frame, seed),
        **{f"draw {name}": partial(drawn, frame, plan) for name, plan in PLANS.items()},
        "fingerprint of the frame": lambda _seed: frame_hash(frame),
        "replay from the file": lambda seed: replay(file, seed),
    }
    took: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for turn in range(options.times):
        for name, task in tasks.items():
            clock, processor = perf_counter(), process_time()
            task(f"seed {turn}")
            took[name].append((perf_counter() - clock, process_time() - processor))
    least = median(processor for _clock, processor in took["sort and random.sample"])
    strata = len(BANDS) * PLACES
    print(f"{options.children:,} children, {strata} strata, {SIZE} cases; medians of {options.times}")
    for name, pairs in took.items():
        clock, processor = (median(values) for values in zip(*pairs, strict=True))
        times = processor / least
        print(f"{name:32} {clock:7.3f} s  {processor:7.3f} s of processor time  {times:5.1f} times the floor")


if __name__ == "__main__":
    main()
