"""The frame file: all that a replay needs apart from the seed.

It is the canonical text of the frame (see ``frame``) with one line added after the first: ``plan``, a tab,
and the plan as canonical JSON (keys in order, no spaces, everything beyond ASCII escaped), or ``null`` while
there is no plan. Without that line it is the text that the fingerprint is of.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from json import JSONDecodeError, loads

from audit_app.kit.harmless import as_written
from audit_app.sampling.drawing.frame import COLUMNS, FORMAT, Unit, frame_text
from audit_app.sampling.drawing.plan import Plan

PLAN = "plan\t"
YES_OR_NO = {"1": True, "0": False}


class FrameFileError(ValueError):
    """The file is not a frame file; the message says what is wrong, and in which line."""


@dataclass(frozen=True)
class FrameFile:
    """What stands in a frame file; ``plan`` is None where the caseload was frozen and no more."""

    units: tuple[Unit, ...]
    plan: Plan | None


def write_frame_file(frame: Iterable[Unit], plan: Plan | None) -> str:
    first, rest = frame_text(frame).split("\n", 1)
    return f"{first}\n{PLAN}{plan.as_text() if plan else 'null'}\n{rest}"


def read_frame_file(text: str) -> FrameFile:
    """What the text of a frame file says.

    Raises:
        FrameFileError: the text is not that of a frame file.
    """
    lines = text.split("\n")
    if lines[0] != FORMAT:
        raise FrameFileError(f"Line 1: this is no frame file, which begins with “{FORMAT}”")
    if len(lines) < 3 or not lines[1].startswith(PLAN) or lines[2] != "\t".join(COLUMNS):
        raise FrameFileError("Lines 2 and 3: the plan and the names of the columns are expected here")
    if lines.pop():
        raise FrameFileError("The last line is not ended, so the file may have been cut short")
    units = tuple(_unit(number, line) for number, line in enumerate(lines[3:], start=4))
    return FrameFile(units, _plan(lines[1].removeprefix(PLAN)))


def _plan(text: str) -> Plan | None:
    try:
        kept = loads(text)
        return None if kept is None else Plan.from_json(kept)
    except (JSONDecodeError, KeyError, TypeError, AttributeError, ValueError) as problem:
        raise FrameFileError(f"Line 2: this is not a plan ({problem})") from problem


def _unit(number: int, line: str) -> Unit:
    cells = line.split("\t")
    if len(cells) != len(COLUMNS):
        raise FrameFileError(
            f"Line {number}: {len(COLUMNS)} columns are expected, and there are {len(cells)}"
        )
    reference, age_band, pre_school, place, disability_team, family, exclusion = cells
    try:
        return Unit(
            reference=as_written(reference),
            age_band=age_band,
            place=as_written(place),
            is_disability_team=YES_OR_NO[disability_team],
            is_pre_school=YES_OR_NO[pre_school],
            family=as_written(family),
            exclusion=exclusion,
        )
    except KeyError as problem:
        raise FrameFileError(f"Line {number}: 0 or 1 is expected in place of {problem}") from problem
    except ValueError as problem:
        raise FrameFileError(f"Line {number}: {problem}") from problem
