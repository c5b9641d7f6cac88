"""What the pages of a list show, already worded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from audit_app.sampling.caseload import wording
from audit_app.sampling.caseload.checking.child import LEFT_OUT, REFUSED, SKIPPED, Checked, Child
from audit_app.sampling.caseload.checking.dates import in_words
from audit_app.sampling.caseload.checking.findings import Finding
from audit_app.sampling.caseload.forms import letter_of
from audit_app.sampling.caseload.keeping import Kept
from audit_app.sampling.caseload.reading.cells import shown
from audit_app.sampling.caseload.reading.kinds import LABELS
from audit_app.sampling.caseload.tally import BESIDE, MENDED, WARNED
from audit_app.sampling.choices import Gender
from audit_app.sampling.models import Case, CaseloadUpload, UploadState

ON_A_PAGE = 50
LONGEST_VALUE = 80
# By what rows can be looked through, in the order of the page.
FILTERS: tuple[tuple[str, str], ...] = (
    ("refused", "Refused"),
    (WARNED, "To be looked at"),
    (MENDED, "Mended"),
    ("new", "New"),
    ("changed", "Changed"),
    ("unchanged", "Unchanged"),
    ("skipped", "Skipped"),
    ("left out", "Left out"),
)
ALL = "all"


@dataclass(frozen=True)
class Column:
    letter: str
    heading: str
    examples: tuple[str, ...]


@dataclass(frozen=True)
class Said:
    """One thing that is said of a value; ``became`` is there where it was mended."""

    field: str
    was: str
    became: str
    sentence: str
    is_mend: bool


@dataclass(frozen=True)
class RowLine:
    row: int
    reference: str
    child: str
    place: str
    status: str
    tag: str
    said: tuple[Said, ...]
    can_mend: bool
    can_skip: bool
    is_skipped_by_hand: bool


@dataclass(frozen=True)
class ProblemLine:
    code: str
    sentence: str
    rows: str
    count: int
    is_passed_over: bool


@dataclass(frozen=True)
class FilterLine:
    key: str
    label: str
    count: int
    is_current: bool


@dataclass(frozen=True)
class PageOfRows:
    lines: tuple[RowLine, ...]
    number: int
    pages: int
    count: int


def columns_of(kept: Kept) -> list[Column]:
    """Each column with its heading and the first few values below it."""
    first = kept.first_rows(5)
    return [
        Column(
            letter_of(number),
            heading,
            tuple(
                shown(cells[number])[:LONGEST_VALUE] if number < len(cells) else "" for _row, cells in first
            ),
        )
        for number, heading in enumerate(kept.about()["headings"])
    ]


def file_facts(upload: CaseloadUpload, about: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What the file is."""
    facts = [("File", about.get("name", "")), ("Kind", LABELS.get(upload.kind, ""))]
    if about.get("sheet"):
        annex = ", list 7 of Ofsted’s Annex A" if about.get("is_annex_a") else ""
        facts.append(("Sheet", f"{about['sheet']}{annex}"))
    facts += [("Heading in row", str(about.get("heading", ""))), ("Rows below it", f"{upload.rows:,}")]
    return [(name, value) for name, value in facts if value]


def notes_of(about: Mapping[str, Any]) -> list[str]:
    return [sentence for each in about.get("notes", []) if (sentence := wording.note(each))]


def filters_of(counts: Mapping[str, int], current: str) -> list[FilterLine]:
    rows = sum(counts.get(key, 0) for key, _label in FILTERS if key not in BESIDE)
    lines = [FilterLine(ALL, "All rows", rows, current == ALL)]
    lines += [FilterLine(key, label, counts.get(key, 0), current == key) for key, label in FILTERS]
    return [line for line in lines if line.count or line.key == ALL]


def problem_lines(found: Mapping[str, Any], passed_over: Iterable[str]) -> list[ProblemLine]:
    """Each kind of problem with how many rows have it; those that are skipped altogether too."""
    over = set(passed_over)
    lines = [_problem_line(code, count, code in over) for code, count in found.get("problems", {}).items()]
    lines += [_problem_line(code, 0, True) for code in sorted(over - set(found.get("problems", {})))]
    return lines


def _problem_line(code: str, count: int, is_passed_over: bool) -> ProblemLine:
    return ProblemLine(
        code, wording.code_in_words(code), wording.rows(count) if count else "", count, is_passed_over
    )


def page_of_rows(kept: Kept, kind: str, number: int) -> PageOfRows:
    """One page of the rows of a kind; only the pieces are opened in which they are."""
    pieces = [(piece, _count(counts, kind)) for piece, counts in kept.counts_of_pieces()]
    count = sum(of_piece for _piece, of_piece in pieces)
    pages = max(1, -(-count // ON_A_PAGE))
    number = min(max(number, 1), pages)
    first, before = (number - 1) * ON_A_PAGE, 0
    wanted: list[int] = []
    start = 0
    for piece, of_piece in pieces:
        if of_piece and before + of_piece > first and before < first + ON_A_PAGE:
            if not wanted:
                start = before
            wanted.append(piece)
        before += of_piece
    rows = [each for each in kept.checked_in(wanted) if is_of(each, kind)]
    shown_rows = rows[first - start : first - start + ON_A_PAGE]
    return PageOfRows(tuple(row_line(each) for each in shown_rows), number, pages, count)


def _count(counts: Mapping[str, int], kind: str) -> int:
    if kind == ALL:
        return sum(count for key, count in counts.items() if key not in BESIDE)
    return counts.get(kind, 0)


def is_of(checked: Checked, kind: str) -> bool:
    if kind == WARNED:
        return bool(checked.warnings)
    if kind == MENDED:
        return bool(checked.mends) and checked.status not in (SKIPPED, LEFT_OUT)
    return kind in (ALL, checked.status)


def row_line(checked: Checked) -> RowLine:
    child = checked.child
    why = [checked.why] if checked.why else []
    # Of a row that is left out nothing was mended.
    mends = () if checked.status == LEFT_OUT else checked.mends
    said = [
        *(_said(each, False) for each in (*why, *checked.problems, *checked.warnings)),
        *(_said(each, True) for each in mends),
    ]
    said += [
        Said(wording.label_of(name), "", "", "Differs from the caseload", False) for name in checked.changes
    ]
    by_hand = checked.status == SKIPPED and checked.why is not None and checked.why.code == "row"
    return RowLine(
        row=checked.row,
        reference=child.reference,
        child=child_in_words(child),
        place=" · ".join(place for place in (child.district, child.team) if place),
        status=wording.STATUSES[checked.status],
        tag=wording.TAGS[checked.status],
        said=tuple(said),
        can_mend=checked.status != LEFT_OUT,
        can_skip=checked.status not in (LEFT_OUT, SKIPPED),
        is_skipped_by_hand=by_hand,
    )


def child_in_words(child: Child) -> str:
    """Who the child is, as far as the list says."""
    born = f"born {in_words(child.date_of_birth)}" if child.date_of_birth else ""
    if child.gender == Gender.UNBORN and child.date_of_birth:
        born = f"expected {in_words(child.date_of_birth)}"
    age = f"{child.age_years} years" if child.age_years is not None else ""
    gender = Gender(child.gender).label.lower() if child.gender else ""
    return ", ".join(part for part in (child.name, gender, born, age) if part)


def _said(finding: Finding, is_mend: bool) -> Said:
    label = wording.label_of(finding.field) if finding.field else ""
    was = finding.was[:LONGEST_VALUE]
    return Said(label, _visible(was), finding.became, finding.sentence, is_mend)


def _visible(text: str) -> str:
    """A value as it stood, with a sign for each character that could not be seen."""
    return "".join(sign if sign.isprintable() else "␣" if sign.isspace() else "�" for sign in text)


# --- How far the work on a list is ---

# A screen reader says a sentence when it changes, so it changes now and then and not every second.
SAID_EVERY = 5_000
ALL_READY = "All rows are ready, and are now written at once. This can take a minute."


@dataclass(frozen=True)
class Progress:
    """``percent`` says nothing while it is not known how many rows there are."""

    percent: int
    label: str
    said: str


def progress_of(upload: CaseloadUpload) -> Progress:
    percent = min(100, upload.done * 100 // upload.rows) if upload.rows else 0
    is_taken_in = upload.state == UploadState.IMPORTING
    so_far = upload.done // SAID_EVERY * SAID_EVERY or upload.done
    said = ALL_READY if upload.is_being_written else f"{wording.rows(so_far)} so far."
    return Progress(percent, "Rows made ready" if is_taken_in else "Rows looked at", said)


# --- What became of a list that was taken in ---


@dataclass(frozen=True)
class OutcomeLine:
    row: str
    reference: str
    what: str
    tag: str
    reasons: tuple[str, ...]


def outcome_lines(lines: Iterable[list[Any]]) -> list[OutcomeLine]:
    """What became of these rows; references of cases are those that they have now."""
    packed = list(lines)
    numbers = {case for _row, _what, case, _reference, _codes in packed if case}
    references = dict(Case.objects.filter(pk__in=numbers).values_list("pk", "reference"))
    return [
        OutcomeLine(
            row=str(row) if row else "",
            reference=references.get(case, "") if case else reference,
            what=wording.STATUSES.get(what, what),
            tag=wording.TAGS.get(what, ""),
            reasons=tuple(wording.code_in_words(code) for code in codes),
        )
        for row, what, case, reference, codes in packed
    ]


def outcome_counts(counts: Mapping[str, int]) -> list[tuple[str, str]]:
    """What became of the list, in numbers."""
    labels = (
        ("new", "New children taken in"),
        ("updated", "Children updated"),
        ("unchanged", "Unchanged"),
        ("removed", "Removed from the caseload"),
        (MENDED, "Rows with a value mended"),
        (WARNED, "Rows that were to be looked at"),
        (REFUSED, "Refused"),
        (SKIPPED, "Rows skipped"),
        (LEFT_OUT, "Rows left out, such as totals and doubles"),
    )
    return [(label, f"{counts.get(key, 0):,}") for key, label in labels if counts.get(key) or key == "new"]
