"""Files made of a report, and what was published: kept whole, so that it can be served again to the byte."""

from __future__ import annotations

from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.db.models import Q

from audit_app.report.choices import FileFormat, FileState
from audit_app.report.models.covering import Report

PERSON = settings.AUTH_USER_MODEL


class PublicationQuerySet(models.QuerySet["Publication"]):
    """Publications are added and read; what a board has seen is never rewritten."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise TypeError("A publication cannot be changed.")

    def delete(self) -> NoReturn:
        raise TypeError("A publication cannot be deleted.")


class Publication(models.Model):
    """One version as the board saw it. ``sha256`` is that of all that is frozen of it.

    ``document`` is the report block by block (see ``report.frozen``), for files that are not printed from
    its page; versions that were published before it was kept have none.
    """

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="publications")
    version = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=400)
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    tables = models.JSONField()
    page_html = models.TextField()
    print_html = models.TextField()
    document = models.JSONField(null=True)
    sha256 = models.CharField(max_length=64)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        ordering = ["-published_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["report", "version"], name="report_publication_version_once"),
            models.CheckConstraint(condition=Q(version__gte=1), name="report_publication_version_from_1"),
        ]

    class Held:
        published = "version title published_at tables page_html print_html document sha256"

    def __str__(self) -> str:
        return f"{self.title}, version {self.version}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("A publication cannot be changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("A publication cannot be deleted.")

    @property
    def frozen(self) -> dict[str, Any]:
        """What the hash is of."""
        values = {name: getattr(self, name) for name in ("tables", "page_html", "print_html", "document")}
        return {name: value for name, value in values.items() if value is not None}

    @property
    def file(self) -> ReportFile:
        """Its PDF."""
        return self._files_by_format()[FileFormat.PDF.value]

    @property
    def word_file(self) -> ReportFile | None:
        """None for a version of which the document was not kept."""
        return self._files_by_format().get(FileFormat.WORD.value)

    @property
    def slides_file(self) -> ReportFile | None:
        """None for a version that was published before slides were made."""
        return self._files_by_format().get(FileFormat.SLIDES.value)

    @property
    def kept_files(self) -> list[ReportFile]:
        """Those that were asked for when it was published, the PDF first."""
        kept = self._files_by_format()
        return [kept[code] for code in FileFormat.values if code in kept]

    def _files_by_format(self) -> dict[str, ReportFile]:
        return {file.file_format: file for file in self.files.all()}


class ReportFile(models.Model):
    """A file asked for: of the draft as it stands, or of a publication, of which each is made once.

    ``pages`` is known of a PDF alone: other files have as many as the program that opens them sets.
    """

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="files")
    publication = models.ForeignKey(
        Publication, on_delete=models.PROTECT, null=True, blank=True, related_name="files"
    )
    file_format = models.CharField(max_length=4, choices=FileFormat.choices, default=FileFormat.PDF.value)
    state = models.CharField(max_length=6, choices=FileState.choices, default=FileState.QUEUED.value)
    requested_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    requested_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField(null=True, blank=True)
    content = models.BinaryField(null=True, blank=True)
    size = models.PositiveIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True, default="")
    pages = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["-requested_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=FileState.values), name="report_file_state_in_set"),
            models.CheckConstraint(
                condition=Q(file_format__in=FileFormat.values), name="report_file_format_in_set"
            ),
            models.UniqueConstraint(
                fields=["publication", "file_format"], name="report_file_once_for_each_format"
            ),
            models.CheckConstraint(
                condition=Q(state=FileState.READY.value, content__isnull=False, made_at__isnull=False)
                | (~Q(state=FileState.READY.value) & Q(content__isnull=True, made_at__isnull=True)),
                name="report_file_ready_with_content",
            ),
        ]

    class Held:
        published = "file_format state requested_at started_at made_at content size sha256 pages"

    def __str__(self) -> str:
        return f"{FileFormat(self.file_format).label} of {self.publication or self.report}"
