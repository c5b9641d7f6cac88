"""``import_caseload``: the preview of a list as the pages show it, or the list taken in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from audit_app.access.models import User
from audit_app.access.refused import Refused
from audit_app.sampling.caseload import services
from audit_app.sampling.caseload.listing import ColumnsMissingError, Listing, listing_of
from audit_app.sampling.caseload.reading.refusals import UnreadableError
from audit_app.sampling.caseload.starting import start
from audit_app.sampling.models import CaseloadUpload, Review, UploadState


class Command(BaseCommand):
    help = (
        "Check a list of children as the pages do, and take it into the caseload unless --dry-run is given."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="a workbook (XLSX, XLS, XLSB, ODS) or CSV")
        parser.add_argument(
            "--review", type=int, help="number of the review; without it the only one there is"
        )
        parser.add_argument(
            "--sheet", default="", help="name of the sheet; without it the one that fits best"
        )
        parser.add_argument("--dry-run", action="store_true", help="check only, and write nothing")
        parser.add_argument("--json", action="store_true", help="print what was found as JSON")
        parser.add_argument("--by", default="", help="username of the lead who takes it in")

    def handle(self, *args: Any, **options: Any) -> None:
        review = _review(options["review"])
        content = _content(options["file"])
        try:
            listing = listing_of(review, content, sheet=options["sheet"])
        except (UnreadableError, ColumnsMissingError) as problem:
            raise CommandError(str(problem)) from problem
        if options["json"]:
            self.stdout.write(json.dumps(listing.as_json(), indent=1, ensure_ascii=False))
        else:
            self._tell(listing)
        if options["dry_run"]:
            return
        if listing.tally.counts["refused"]:
            raise CommandError("Rows are refused, so nothing was taken in.")
        by = _lead(options["by"])
        upload = self._take_in(review, content, options, listing, by)
        if not options["json"]:
            new, updated = upload.counts.get("new", 0), upload.counts.get("updated", 0)
            self.stdout.write(f"Taken in: {new:,} new, {updated:,} updated.")

    def _tell(self, listing: Listing) -> None:
        told = listing.as_json()
        self.stdout.write(f"Sheet {told['sheet'] or '(text)'}, heading in row {told['heading_row']}")
        for note in told["notes"]:
            self.stdout.write(f"  {note}")
        refused = listing.tally.counts["refused"]
        self.stdout.write(
            f"Rows: {told['rows']:,}. Taken: {told['taken']:,} ({told['new']:,} new, {told['changed']:,} "
            f"changed, {told['unchanged']:,} unchanged). Refused: {refused:,}. Left out: "
            f"{len(told['left_out']):,}. No longer in the list: {told['no_longer_in_the_list']:,}."
        )
        for kind in ("refused", "warned", "mended", "left_out"):
            for line in told[kind]:
                place = f"row {line['row']}" + (f", column {line['column']}" if line["column"] else "")
                became = f" became “{line['became']}”" if "became" in line else ""
                what = f"{kind.replace('_', ' ')}: {place}: “{line['value']}”{became}"
                self.stdout.write(f"  {what}: {line['reason']}.")

    def _take_in(
        self, review: Review, content: bytes, options: dict[str, Any], listing: Listing, by: User
    ) -> CaseloadUpload:
        try:
            upload = services.take_upload(review=review, content=content, name=options["file"].name, by=by)
            upload = _worked_on(upload, UploadState.COLUMNS)
            if options["sheet"]:
                upload = services.choose_table(upload=upload, sheet=options["sheet"], heading=0, by=by)
                upload = _worked_on(upload, UploadState.COLUMNS)
            upload = services.set_columns(upload=upload, columns=listing.columns, by=by)
            upload = _worked_on(upload, UploadState.PREVIEW)
            upload = services.ask_to_take_in(upload=upload, by=by)
            return _worked_on(upload, UploadState.IMPORTED)
        except Refused as refusal:
            raise CommandError(refusal.reason) from refusal


def _worked_on(upload: CaseloadUpload, until: UploadState) -> CaseloadUpload:
    """Here, whatever its size: nobody waits for a page."""
    start(upload, here=True)
    upload.refresh_from_db()
    if upload.state != until:
        raise CommandError(upload.refusal or "The list could not be taken in.")
    return upload


def _review(number: int | None) -> Review:
    found = list(Review.objects.filter(pk=number) if number else Review.objects.all()[:2])
    if len(found) != 1:
        raise CommandError(
            "There is no such review." if number or not found else "Say which review: --review N."
        )
    return found[0]


def _lead(username: str) -> User:
    if not username:
        raise CommandError("Say which lead takes the list in (--by USERNAME), or use --dry-run.")
    found = User.objects.filter(username=username, is_active=True).first()
    if found is None:
        raise CommandError("There is no open account of that username.")
    return found


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CommandError(f"{path} cannot be read.") from error
