"""The process that reads: a file comes in at standard input, and its table goes out line by line as JSON.

It knows no database and no settings, and is stopped at its limits of processor time and memory. The first
line is what the file is, each further one a row, and the last says that all was read, or why it could not be.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from audit_app.sampling.caseload.reading import limits
from audit_app.sampling.caseload.reading.refusals import UnreadableError


def main(arguments: list[str]) -> None:
    _limit()
    wanted = json.loads(arguments[0])
    content = sys.stdin.buffer.read(limits.LARGEST_FILE + 1)
    try:
        _tell(content, wanted)
    except UnreadableError as refusal:
        _say({"refused": refusal.code, "details": refusal.details})
    except MemoryError:
        _say({"refused": "took_too_much", "details": {}})
    except Exception:
        # Whatever a damaged file makes the libraries trip over.
        _say({"refused": "damaged", "details": {}})


def _limit() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (limits.MOST_SECONDS, limits.MOST_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_AS, (limits.MOST_MEMORY, limits.MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _tell(content: bytes, wanted: dict[str, Any]) -> None:
    from audit_app.sampling.caseload.reading.source import read

    table = read(content, sheet=wanted.get("sheet", ""), heading=wanted.get("heading", 0))
    _say(
        {
            "kind": table.kind,
            "sheets": table.sheets,
            "sheet": table.sheet,
            "heading": table.heading,
            "headings": table.headings,
            "notes": table.notes,
            "is_annex_a": table.is_annex_a,
        }
    )
    count = 0
    for number, cells in table.rows:
        _say([number, cells])
        count += 1
    _say({"end": count} if count else {"refused": "no_rows", "details": {}})


def _say(what: Any) -> None:
    # Half a surrogate pair is escaped, and cleaned where it arrives.
    sys.stdout.write(json.dumps(what, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
