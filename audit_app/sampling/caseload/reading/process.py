"""Reading in a process of its own, so that a file which breaks or exhausts it breaks nothing else."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from audit_app.sampling.caseload.reading import limits
from audit_app.sampling.caseload.reading.cells import Cell
from audit_app.sampling.caseload.reading.refusals import REFUSALS, UnreadableError

ROOT = Path(__file__).resolve().parents[4]
CHILD = "audit_app.sampling.caseload.reading.child"
# Waiting for a processor takes longer than using it.
LONGEST_WAIT = 10 * limits.MOST_SECONDS
_KILLED_AT_THE_LIMIT = {-9, -24, 137, 152}


@dataclass(frozen=True)
class About:
    """What a file is, apart from its rows; notes are codes of ``wording.NOTES`` with their numbers."""

    kind: str
    sheets: list[str]
    sheet: str
    heading: int
    headings: list[str]
    notes: list[list[Any]]
    is_annex_a: bool


@contextmanager
def opened(
    content: bytes, *, sheet: str = "", heading: int = 0
) -> Iterator[tuple[About, Iterator[tuple[int, list[Cell]]]]]:
    """What the file is and its rows; the process ends with the block, also where not all rows were wanted.

    Raises:
        UnreadableError: it cannot be read. It may turn out only while the rows are read.
    """
    child = subprocess.Popen(  # noqa: S603 - our own module, with our own arguments
        [sys.executable, "-s", "-m", CHILD, json.dumps({"sheet": sheet, "heading": heading})],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        env={"PYTHONUTF8": "1", "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"},
    )
    stopper = threading.Timer(LONGEST_WAIT, child.kill)
    stopper.daemon = True
    stopper.start()
    feeder = threading.Thread(target=_feed, args=(child.stdin, content), daemon=True)
    feeder.start()
    try:
        answers = _answers(child)
        first = next(answers)
        yield About(**first), _rows(answers)
    finally:
        stopper.cancel()
        child.kill()
        child.wait()
        feeder.join()
        if child.stdout:
            child.stdout.close()


def _feed(pipe: IO[bytes] | None, content: bytes) -> None:
    if pipe is None:
        return
    try:
        pipe.write(content)
        pipe.close()
    except OSError:
        # It has answered without wanting the rest.
        return


def _answers(child: subprocess.Popen[bytes]) -> Iterator[Any]:
    """Each line of the child's; where it ends without the last one, why."""
    for line in child.stdout or ():
        answer = json.loads(line)
        if isinstance(answer, dict) and "refused" in answer:
            code = answer["refused"] if answer["refused"] in REFUSALS else "damaged"
            raise UnreadableError(code, **answer["details"])
        if isinstance(answer, dict) and "end" in answer:
            return
        yield answer
    code = child.wait()
    raise UnreadableError("took_too_long" if code in _KILLED_AT_THE_LIMIT else "took_too_much")


def _rows(answers: Iterator[Any]) -> Iterator[tuple[int, list[Cell]]]:
    yield from ((number, cells) for number, cells in answers)
