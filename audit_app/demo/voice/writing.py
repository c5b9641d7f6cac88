"""All comments and rows of one history."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from audit_app.demo.history.histories import History
from audit_app.demo.voice import (
    section_1,
    section_2,
    section_3,
    section_4,
    section_5,
    section_6,
    section_7,
    section_8,
    section_9,
)
from audit_app.demo.voice.contacts import Rows, concern_rows, earlier_rows, later_rows
from audit_app.demo.voice.speaker import Speaker

COMMENTS: Mapping[int, Callable[[Speaker], dict[str, str]]] = {
    1: section_1.comments,
    2: section_2.comments,
    3: section_3.comments,
    4: section_4.comments,
    5: section_5.comments,
    6: section_6.comments,
    7: section_7.comments,
    8: section_8.comments,
    9: section_9.comments,
}
ROWS: Mapping[int, Mapping[str, Callable[[Speaker], Rows]]] = {
    1: {"1.4.rows": earlier_rows, "1.5.rows": later_rows},
    6: {"6.1.rows": concern_rows},
}


def written(history: History, seed: str) -> dict[int, dict[str, str | Rows]]:
    """What the assessor writes, by section and then by ref."""
    speak = Speaker(history, seed)
    return {
        number: {**comments(speak), **{ref: rows(speak) for ref, rows in ROWS.get(number, {}).items()}}
        for number, comments in COMMENTS.items()
    }
