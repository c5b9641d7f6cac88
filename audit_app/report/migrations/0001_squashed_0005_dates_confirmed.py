"""What these made one after the other, made at once; a database that has some of them goes on through the rest."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("report", "0001_initial"),
        ("report", "0002_keys_of_reports"),
        ("report", "0003_every_report_has_a_key"),
        ("report", "0004_measures_by_their_meaning"),
        ("report", "0005_dates_confirmed"),
    ]

    initial = True

    dependencies = [
        ("access", "0002_record_keys_and_chain"),
        ("sampling", "0001_initial"),
        ("tool", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Report",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("presented_by", models.CharField(blank=True, default="", max_length=200)),
                ("presented_to", models.CharField(blank=True, default="", max_length=200)),
                ("meeting_date", models.DateField(blank=True, null=True)),
                ("subject", models.CharField(blank=True, default="", max_length=200)),
                ("classification", models.CharField(blank=True, default="", max_length=60)),
                ("reference", models.CharField(blank=True, default="", max_length=60)),
                ("summary", models.TextField(blank=True, default="")),
                (
                    "purpose",
                    models.CharField(
                        choices=[("decision", "For decision"), ("information", "For information")],
                        default="decision",
                        max_length=11,
                    ),
                ),
                ("speaks_of_caseload", models.BooleanField(default=False)),
                ("revision", models.PositiveIntegerField(default=0)),
                (
                    "review",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="report",
                        to="sampling.review",
                    ),
                ),
                (
                    "record_key",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="report",
                        to="access.recordkey",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("purpose__in", ["decision", "information"])),
                        name="report_purpose_in_set",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CoveringParagraph",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("introduction", "After the introduction"),
                            ("progress", "After the findings"),
                            ("context", "As wider context"),
                            ("recommendation", "Among the recommendations"),
                        ],
                        max_length=14,
                    ),
                ),
                ("order", models.PositiveSmallIntegerField()),
                ("heading", models.CharField(max_length=200)),
                ("body", models.TextField(blank=True, default="")),
                ("offer", models.SlugField(blank=True, default="", max_length=100)),
                ("is_turned_down", models.BooleanField(default=False)),
                ("revision", models.PositiveIntegerField(default=0)),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="paragraphs",
                        to="report.report",
                    ),
                ),
            ],
            options={
                "ordering": ["order", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("part__in", ["introduction", "progress", "context", "recommendation"])
                        ),
                        name="report_paragraph_part_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("heading", ""), _negated=True),
                        name="report_paragraph_has_heading",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("is_turned_down", False), models.Q(("body", ""), _negated=True)),
                            models.Q(
                                ("body", ""), ("is_turned_down", True), models.Q(("offer", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="report_paragraph_written_or_turned_down",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("offer", ""), _negated=True),
                        fields=("report", "offer"),
                        name="report_paragraph_offer_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DateConfirmation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.CharField(max_length=100)),
                ("digest", models.CharField(max_length=64)),
                ("reason", models.TextField()),
                ("confirmed_at", models.DateTimeField()),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="date_confirmations",
                        to="report.report",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("report", "place"), name="report_date_confirmed_once_a_place"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="report_date_confirmed_with_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FindingEdit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=80)),
                ("text", models.TextField()),
                ("numbers", models.JSONField()),
                ("edited_at", models.DateTimeField()),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "edited_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="edits", to="report.report"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("report", "key"), name="report_edit_once_a_text"),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="report_edit_has_text"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Publication",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=400)),
                ("published_at", models.DateTimeField()),
                ("tables", models.JSONField()),
                ("page_html", models.TextField()),
                ("print_html", models.TextField()),
                ("sha256", models.CharField(max_length=64)),
                (
                    "published_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="publications",
                        to="report.report",
                    ),
                ),
            ],
            options={
                "ordering": ["-published_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("report", "version"), name="report_publication_version_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("version__gte", 1)), name="report_publication_version_from_1"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Quote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ref", models.CharField(max_length=60)),
                ("text", models.TextField()),
                ("added_at", models.DateTimeField(auto_now_add=True)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "audit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="tool.audit"
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="quotes", to="report.report"
                    ),
                ),
            ],
            options={
                "ordering": ["added_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="report_quote_has_text"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "Waiting to be made"),
                            ("making", "Being made"),
                            ("ready", "Ready"),
                            ("failed", "Could not be made"),
                        ],
                        default="queued",
                        max_length=6,
                    ),
                ),
                ("requested_at", models.DateTimeField()),
                ("started_at", models.DateTimeField(blank=True, null=True)),
                ("made_at", models.DateTimeField(blank=True, null=True)),
                ("content", models.BinaryField(blank=True, null=True)),
                ("size", models.PositiveIntegerField(default=0)),
                ("sha256", models.CharField(blank=True, default="", max_length=64)),
                ("pages", models.PositiveSmallIntegerField(default=0)),
                (
                    "publication",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="file",
                        to="report.publication",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="files", to="report.report"
                    ),
                ),
                (
                    "requested_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-requested_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["queued", "making", "ready", "failed"])),
                        name="report_file_state_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("content__isnull", False), ("made_at__isnull", False), ("state", "ready")
                            ),
                            models.Q(
                                models.Q(("state", "ready"), _negated=True),
                                ("content__isnull", True),
                                ("made_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="report_file_ready_with_content",
                    ),
                ],
            },
        ),
    ]
