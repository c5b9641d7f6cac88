"""What a lead says of a list: its columns, its words, what a value should be, which rows to skip."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db import transaction

from audit_app.access.models import User
from audit_app.access.refused import Refused
from audit_app.sampling.caseload.checking.findings import PROBLEMS
from audit_app.sampling.caseload.facts import column_of, missing
from audit_app.sampling.caseload.fields import NAMES, key_of
from audit_app.sampling.caseload.keeping import Kept
from audit_app.sampling.caseload.policies import check_can_change, check_can_look
from audit_app.sampling.caseload.services.holding import hold_upload, tell
from audit_app.sampling.caseload.services.uploading import begin
from audit_app.sampling.caseload.words import HEADING, remember
from audit_app.sampling.models import CaseloadUpload, UploadState
from audit_app.sampling.setting_up.services import TeamRow, add_districts, add_teams

Meanings = Mapping[str, Mapping[str, str]]


@transaction.atomic
def set_columns(
    *, upload: CaseloadUpload, columns: Mapping[str, int], by: User, everywhere: str = ""
) -> CaseloadUpload:
    """Says which column is which, for this list and the next of the authority, and has the rows checked.

    Args:
        columns: field → number of its column, from 0.
        everywhere: the district of children for whom the list names no place.

    Raises:
        Refused: ``by`` may not change it now, or a column that is needed is not named.
    """
    upload = hold_upload(upload, by)
    check_can_change(by, upload)
    headings = Kept(upload).about().get("headings", [])
    needed = missing(columns, everywhere)
    if needed:
        raise Refused(f"{needed[0]}.")
    if not all(name in NAMES and 0 <= column < len(headings) for name, column in columns.items()):
        raise Refused("The list has no such column.")
    named = {column: name for name, column in columns.items()}
    said: dict[str, str] = {}
    for column, heading in enumerate(headings):
        said[key_of(heading)] = named.get(column) or said.get(key_of(heading), "")
    remember(upload.review, HEADING, said)
    upload.choices = {**upload.choices, "columns": dict(columns), "everywhere": everywhere}
    begin(upload, UploadState.CHECKING)
    tell(by, "columns of a list set", upload, columns=dict(columns))
    return upload


@transaction.atomic
def say_words(
    *,
    upload: CaseloadUpload,
    meanings: Meanings,
    by: User,
    districts: Iterable[str] = (),
    teams: Iterable[TeamRow] = (),
) -> CaseloadUpload:
    """Says what words of the list mean, for the next list too, and has the rows checked again.

    Args:
        meanings: field → word → code, or name of a place; "" for a category that has no meaning.
        districts: names to be added to the review, and ``teams`` likewise.
    """
    upload = hold_upload(upload, by)
    check_can_look(by, upload)
    new_districts, new_teams = list(districts), list(teams)
    if new_districts:
        add_districts(review=upload.review, names=new_districts, by=by)
    if new_teams:
        add_teams(review=upload.review, teams=new_teams, by=by)
    for field, words in meanings.items():
        remember(upload.review, field, {key_of(word): meaning for word, meaning in words.items()})
    begin(upload, UploadState.CHECKING)
    tell(
        by,
        "words of a list explained",
        upload,
        words={field: len(words) for field, words in meanings.items()},
    )
    return upload


@transaction.atomic
def mend_row(*, upload: CaseloadUpload, row: int, values: Mapping[str, str], by: User) -> CaseloadUpload:
    """Puts what was typed in place of what the row says, field by field, and has the rows checked again.

    The file is left as it is; what was typed is kept beside it, sealed, until the list has ended.
    """
    upload = hold_upload(upload, by)
    check_can_look(by, upload)
    kept = Kept(upload)
    if kept.row(row) is None:
        raise Refused("The list has no such row.")
    typed, columns = kept.typed(), upload.choices["columns"]
    of_row = typed["mended"].setdefault(str(row), {})
    of_row.update({str(column_of(name, columns)): value for name, value in values.items()})
    typed["skipped"] = [number for number in typed["skipped"] if number != row]
    upload.sealed_typed = kept.sealed(typed)
    begin(upload, UploadState.CHECKING)
    tell(by, "row of a list mended", upload, row=row, fields=sorted(values))
    return upload


@transaction.atomic
def skip_rows(
    *, upload: CaseloadUpload, by: User, rows: Iterable[int] = (), problem: str = "", back: bool = False
) -> CaseloadUpload:
    """Leaves rows out, or all that have one kind of problem; ``back`` takes them up again."""
    upload = hold_upload(upload, by)
    check_can_look(by, upload)
    if problem and problem not in PROBLEMS:
        raise Refused("There is no such problem.")
    kept, numbers = Kept(upload), set(rows)
    typed = kept.typed()
    skipped = set(typed["skipped"])
    typed["skipped"] = sorted(skipped - numbers if back else skipped | numbers)
    upload.sealed_typed = kept.sealed(typed)
    passed_over = set(upload.choices.get("passed_over", []))
    these = {problem} - {""}
    upload.choices["passed_over"] = sorted(passed_over - these if back else passed_over | these)
    begin(upload, UploadState.CHECKING)
    what = "rows of a list taken up again" if back else "rows of a list skipped"
    tell(by, what, upload, rows=sorted(numbers), problem=problem)
    return upload
