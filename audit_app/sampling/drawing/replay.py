"""Draws a sample again from its frame file and seed, with the Python standard library alone.

    python -m audit_app.sampling.drawing.replay FRAME SEED [--json]

prints the references of the sample, one a line and in drawn order; with ``--json`` every stratum with its
whole order, from which replacements are taken.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from audit_app.sampling.drawing.draw import Draw, draw
from audit_app.sampling.drawing.frame import frame_text
from audit_app.sampling.drawing.frame_file import FrameFileError, read_frame_file
from audit_app.sampling.drawing.shortfall import Impossible


class ReplayError(Exception):
    """Nothing can be drawn again; the message says why."""


def replay(text: str, seed: str) -> dict[str, Any]:
    """The sample of a frame file and a seed, as plain values.

    Raises:
        ReplayError: the text is no frame file, holds no plan, or the plan cannot be met; or the seed is none.
    """
    try:
        file = read_frame_file(text)
        if file.plan is None:
            raise ReplayError("This frame file holds no plan, so it says nothing of a draw.")
        outcome = draw(file.units, file.plan, seed)
    except FrameFileError as problem:
        raise ReplayError(f"{problem}.") from problem
    except ValueError as problem:
        raise ReplayError(f"{problem}.") from problem
    if isinstance(outcome, Impossible):
        wishes = ", ".join(each.wish.value for each in outcome.shortfalls)
        raise ReplayError(f"With this seed the plan cannot be met: {wishes}.")
    fingerprint = sha256(frame_text(file.units).encode()).hexdigest()
    return {
        "fingerprint": fingerprint,
        "seed": seed,
        "plan": file.plan.as_json(),
        "sample": list(outcome.references),
        "strata": _strata(outcome),
    }


def _strata(drawn: Draw) -> list[dict[str, Any]]:
    return [
        {
            "place": stratum.place,
            "group": stratum.group,
            "children": stratum.frame_count,
            "expected": stratum.expected_count,
            "drawn": stratum.drawn,
            "order": list(stratum.order),
            "chances": [drawn.chance_of(reference, stratum) for reference in stratum.sample],
        }
        for stratum in drawn.strata
    ]


def printed(again: dict[str, Any], *, as_json: bool) -> str:
    """What a replay prints."""
    if as_json:
        return json.dumps(again, ensure_ascii=False, indent=2)
    return "\n".join(again["sample"])


def read_text(path: Path) -> str:
    """A file as it stands, line ends included.

    Raises:
        ReplayError: there is no such file, or it is not text.
    """
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise ReplayError(f"{path} cannot be read: {problem}.") from problem


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="replay", description="Draws a sample again.")
    parser.add_argument("frame", type=Path, help="the frame file")
    parser.add_argument("seed", help="the seed of the draw")
    parser.add_argument("--json", action="store_true", help="print every stratum, for programs")
    options = parser.parse_args(arguments)
    try:
        again = replay(read_text(options.frame), options.seed)
    except ReplayError as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    sys.stdout.write(f"{printed(again, as_json=options.json)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
