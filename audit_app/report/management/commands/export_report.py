"""Writes a report to a file, in a format that its pages offer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from audit_app.report.exporting import CODES, Exported, export_draft, export_published
from audit_app.report.making import NotKeptError
from audit_app.report.management.which_review import review_asked_for
from audit_app.report.models import Publication
from audit_app.report.queries import report_of
from audit_app.sampling.models import Review


class Command(BaseCommand):
    help = (
        "Write a review’s report as a board reader is given it: its PDF, a Word file, slides, an Excel "
        "workbook, or its tables as data."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        which = parser.add_mutually_exclusive_group(required=True)
        which.add_argument("review", nargs="?", type=int, metavar="REVIEW", help="the number of the review")
        which.add_argument(
            "--demo",
            action="store_true",
            help="the review with most signed-off audits, which is the demonstration",
        )
        parser.add_argument("--format", choices=CODES, required=True, dest="code")
        parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="the folder to write into")
        parser.add_argument(
            "--published",
            action="store_true",
            help="the latest published version as it was frozen, in place of the report as it stands",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["out"].absolute()
        review = review_asked_for(options["review"])
        made = _export(review, options["code"], is_published=options["published"])
        try:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / made.name).write_bytes(made.content)
        except OSError as error:
            raise CommandError(f"{folder / made.name} cannot be written: {error.strerror}.") from error
        self.stdout.write(f"{folder / made.name} holds the report of “{review.title}” (review {review.pk}).")


def _export(review: Review, code: str, *, is_published: bool) -> Exported:
    if not is_published:
        return export_draft(report_of(review), code)
    publication = Publication.objects.filter(report__review=review).first()
    if publication is None:
        raise CommandError(f"No report of review {review.pk} has been published.")
    try:
        return export_published(publication, code)
    except NotKeptError as error:
        raise CommandError(f"{error}. Publish the report again to have that file.") from error
