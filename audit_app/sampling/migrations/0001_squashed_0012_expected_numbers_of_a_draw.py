"""What these made one after the other, made at once; a database that has some of them goes on through the rest."""

import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

import audit_app.sampling.models.review


class Migration(migrations.Migration):
    replaces = [
        ("sampling", "0001_initial"),
        ("sampling", "0002_sealed_identities"),
        ("sampling", "0003_every_case_has_a_key"),
        ("sampling", "0004_keeping_and_erasing"),
        ("sampling", "0005_age_bands_of_a_review"),
        ("sampling", "0006_states_of_a_review"),
        ("sampling", "0007_where_reviews_stand"),
        ("sampling", "0008_the_way_to_a_sample"),
        ("sampling", "0009_lists_brought_in"),
        ("sampling", "0010_assessors_conflicts_and_second_readings"),
        ("sampling", "0011_a_lead_and_the_assessor_said_it"),
        ("sampling", "0012_expected_numbers_of_a_draw"),
    ]

    initial = True

    dependencies = [
        ("access", "0005_invitations"),
    ]

    operations = [
        migrations.CreateModel(
            name="CaseloadWord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("authority", models.CharField(max_length=200)),
                ("about", models.CharField(max_length=20)),
                ("heard", models.CharField(max_length=100)),
                ("meaning", models.CharField(blank=True, default="", max_length=100)),
            ],
            options={
                "ordering": ["authority", "about", "heard"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("authority", "about", "heard"), name="sampling_word_said_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("authority", models.CharField(max_length=200)),
                ("reference_date", models.DateField()),
                ("fieldwork_start", models.DateField()),
                ("fieldwork_end", models.DateField()),
                ("places", models.TextField(blank=True, default="")),
                (
                    "jurisdiction",
                    models.CharField(
                        choices=[
                            ("ENG", "England"),
                            ("WLS", "Wales"),
                            ("SCT", "Scotland"),
                            ("NIR", "Northern Ireland"),
                        ],
                        default="ENG",
                        max_length=3,
                    ),
                ),
                (
                    "day_counting",
                    models.CharField(
                        choices=[("working", "Working days"), ("calendar", "Calendar days")],
                        default="working",
                        max_length=10,
                    ),
                ),
                ("strategy_hours", models.PositiveSmallIntegerField(default=24)),
                ("outcome_days", models.PositiveSmallIntegerField(default=15)),
                ("conference_days", models.PositiveSmallIntegerField(default=15)),
                ("core_days", models.PositiveSmallIntegerField(default=35)),
                ("core_referral_days", models.PositiveSmallIntegerField(default=42)),
                ("strong_from", models.PositiveSmallIntegerField(default=85)),
                ("met_from", models.PositiveSmallIntegerField(default=70)),
                ("improve_from", models.PositiveSmallIntegerField(default=50)),
                ("minimum_cases", models.PositiveSmallIntegerField(default=10)),
                ("suppress_small_cells", models.BooleanField(default=True)),
                ("items_off", models.JSONField(blank=True, default=list)),
                ("collated_by", models.CharField(blank=True, default="", max_length=200)),
                ("discussed_with", models.TextField(blank=True, default="")),
                ("earlier_review_agrees", models.TextField(blank=True, default="")),
                (
                    "earlier_review",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="later_reviews",
                        to="sampling.review",
                    ),
                ),
                ("months_kept", models.PositiveSmallIntegerField(default=12)),
                (
                    "age_boundaries",
                    models.JSONField(
                        blank=True,
                        default=audit_app.sampling.models.review.standard_boundaries,
                        validators=[audit_app.sampling.models.review.check_boundaries],
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planning", "Planning"),
                            ("sampling", "Sampling"),
                            ("fieldwork", "Fieldwork"),
                            ("moderation", "Moderation"),
                            ("reporting", "Reporting"),
                            ("closed", "Closed"),
                        ],
                        default="planning",
                        max_length=10,
                    ),
                ),
            ],
            options={
                "ordering": ["-fieldwork_start", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("fieldwork_start__lte", models.F("fieldwork_end"))),
                        name="sampling_review_fieldwork_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("jurisdiction__in", ["ENG", "WLS", "SCT", "NIR"])),
                        name="sampling_review_jurisdiction_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("day_counting__in", ["working", "calendar"])),
                        name="sampling_review_day_counting_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("conference_days__gte", 1),
                            ("core_days__gte", 1),
                            ("core_referral_days__gte", 1),
                            ("outcome_days__gte", 1),
                            ("strategy_hours__gte", 1),
                        ),
                        name="sampling_review_standards_positive",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("improve_from__gte", 1),
                            ("improve_from__lt", models.F("met_from")),
                            ("met_from__lt", models.F("strong_from")),
                            ("minimum_cases__gte", 1),
                            ("strong_from__lte", 100),
                        ),
                        name="sampling_review_thresholds_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("months_kept__gte", 1), ("months_kept__lte", 120)),
                        name="sampling_review_kept_for_a_while",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                ["planning", "sampling", "fieldwork", "moderation", "reporting", "closed"],
                            )
                        ),
                        name="sampling_review_state_in_set",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AssessorCapacity",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("capacity", models.PositiveSmallIntegerField()),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="capacities",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="capacities",
                        to="sampling.review",
                    ),
                ),
                ("days", models.IntegerField(blank=True, null=True)),
                ("offices", models.JSONField(blank=True, default=list)),
                ("only_there", models.BooleanField(default=False)),
            ],
            options={
                "verbose_name_plural": "assessor capacities",
                "constraints": [
                    models.UniqueConstraint(fields=("review", "user"), name="sampling_assessorcapacity_once"),
                    models.CheckConstraint(
                        condition=models.Q(("days__gte", 0), ("days__lte", 127)),
                        name="sampling_assessorcapacity_days_in_set",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CaseloadUpload",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uploaded_at", models.DateTimeField()),
                ("touched_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("reading", "Being read"),
                            ("unreadable", "Could not be read"),
                            ("columns", "Say what the columns are"),
                            ("checking", "Being checked"),
                            ("preview", "Look through what was found"),
                            ("importing", "Being taken in"),
                            ("imported", "Taken in"),
                            ("given_up", "Given up"),
                        ],
                        default="reading",
                        max_length=10,
                    ),
                ),
                ("kind", models.CharField(blank=True, default="", max_length=4)),
                ("size", models.PositiveIntegerField(default=0)),
                ("refusal", models.TextField(blank=True, default="")),
                ("sealed_about", models.TextField(blank=True, default="")),
                ("sealed_found", models.TextField(blank=True, default="")),
                ("sealed_typed", models.TextField(blank=True, default="")),
                ("rows", models.PositiveIntegerField(default=0)),
                ("done", models.PositiveIntegerField(default=0)),
                ("worked_at", models.DateTimeField(blank=True, null=True)),
                ("attempt", models.PositiveSmallIntegerField(default=0)),
                ("choices", models.JSONField(blank=True, default=dict)),
                ("counts", models.JSONField(blank=True, default=dict)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "record_key",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="upload",
                        to="access.recordkey",
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="uploads",
                        to="sampling.review",
                    ),
                ),
            ],
            options={
                "ordering": ["-uploaded_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "reading",
                                    "unreadable",
                                    "columns",
                                    "checking",
                                    "preview",
                                    "importing",
                                    "imported",
                                    "given_up",
                                ],
                            )
                        ),
                        name="sampling_upload_state_in_set",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ("imported", "given_up")), _negated=True),
                        fields=("review",),
                        name="sampling_upload_one_under_way",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", False), ("state__in", ("imported", "given_up"))),
                            models.Q(
                                models.Q(("state__in", ("imported", "given_up")), _negated=True),
                                ("ended_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="sampling_upload_ended_with_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("imported", "given_up")), _negated=True),
                            models.Q(("sealed_about", ""), ("sealed_found", ""), ("sealed_typed", "")),
                            _connector="OR",
                        ),
                        name="sampling_upload_ended_holds_nothing",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="District",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=100)),
                ("order", models.PositiveSmallIntegerField()),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="districts",
                        to="sampling.review",
                    ),
                ),
            ],
            options={
                "ordering": ["order", "name"],
                "constraints": [
                    models.UniqueConstraint(fields=("review", "name"), name="sampling_district_name_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Erasure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("retention", "The time for which the review keeps its records has ended"),
                            ("request", "The child, or somebody acting for them, asked for it"),
                            ("mistake", "The record should not have been in this review"),
                            ("repeated", "It had been erased before, and a restored backup brought it back"),
                        ],
                        max_length=9,
                    ),
                ),
                ("reason", models.TextField(blank=True, default="")),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="erasures",
                        to="sampling.review",
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ground__in", ["retention", "request", "mistake", "repeated"])),
                        name="sampling_erasure_ground_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("by__isnull", True), ("ground", "repeated"), ("reason", "")),
                            models.Q(
                                models.Q(("ground", "repeated"), _negated=True),
                                ("by__isnull", False),
                                models.Q(("reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="sampling_erasure_by_somebody_with_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FrozenFrame",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("size", models.PositiveIntegerField()),
                ("excluded", models.PositiveIntegerField()),
                ("fingerprint", models.CharField(max_length=64)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "review",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="frozen_frame",
                        to="sampling.review",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RecordedSeed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("seed", models.CharField(max_length=100)),
                (
                    "origin",
                    models.CharField(
                        choices=[("given", "Given by a lead"), ("drawn", "Drawn by the service")],
                        max_length=6,
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seeds",
                        to="sampling.review",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("review", "seed"), name="sampling_recordedseed_once"),
                    models.CheckConstraint(
                        condition=models.Q(("seed", ""), _negated=True),
                        name="sampling_recordedseed_not_empty",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("origin__in", ["given", "drawn"])),
                        name="sampling_recordedseed_origin_in_set",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReviewMove",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "from_state",
                    models.CharField(
                        choices=[
                            ("planning", "Planning"),
                            ("sampling", "Sampling"),
                            ("fieldwork", "Fieldwork"),
                            ("moderation", "Moderation"),
                            ("reporting", "Reporting"),
                            ("closed", "Closed"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "to_state",
                    models.CharField(
                        choices=[
                            ("planning", "Planning"),
                            ("sampling", "Sampling"),
                            ("fieldwork", "Fieldwork"),
                            ("moderation", "Moderation"),
                            ("reporting", "Reporting"),
                            ("closed", "Closed"),
                        ],
                        max_length=10,
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("reason", models.CharField(blank=True, default="", max_length=500)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="moves",
                        to="sampling.review",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "from_state__in",
                                ["planning", "sampling", "fieldwork", "moderation", "reporting", "closed"],
                            ),
                            (
                                "to_state__in",
                                ["planning", "sampling", "fieldwork", "moderation", "reporting", "closed"],
                            ),
                            models.Q(("from_state", models.F("to_state")), _negated=True),
                        ),
                        name="sampling_reviewmove_between_two_states",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("from_state", "sampling"), ("to_state", "planning")),
                                models.Q(("from_state", "fieldwork"), ("to_state", "sampling")),
                                models.Q(("from_state", "moderation"), ("to_state", "fieldwork")),
                                models.Q(("from_state", "reporting"), ("to_state", "moderation")),
                                models.Q(("from_state", "closed"), ("to_state", "reporting")),
                                _connector="OR",
                                _negated=True,
                            ),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="sampling_reviewmove_back_has_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Sample",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("seed", models.CharField(max_length=100)),
                ("size", models.PositiveIntegerField()),
                ("plan", models.JSONField()),
                ("frame_size", models.PositiveIntegerField()),
                ("frame_hash", models.CharField(max_length=64)),
                ("drawn_at", models.DateTimeField(auto_now_add=True)),
                (
                    "drawn_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="samples",
                        to="sampling.review",
                    ),
                ),
                ("excluded", models.PositiveIntegerField(default=0)),
                (
                    "seed_origin",
                    models.CharField(
                        choices=[("given", "Given by a lead"), ("drawn", "Drawn by the service")],
                        default="given",
                        max_length=6,
                    ),
                ),
                ("expected", models.JSONField(default=list)),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("seed", ""), _negated=True), name="sampling_sample_has_seed"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("size__gte", 1),
                            (
                                "size__lte",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("frame_size"), "-", models.F("excluded")
                                ),
                            ),
                        ),
                        name="sampling_sample_size_within_frame",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("seed_origin__in", ["given", "drawn"])),
                        name="sampling_sample_seed_origin_in_set",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SamplePlan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("plan", models.JSONField()),
                ("at", models.DateTimeField(auto_now=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "review",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sample_plan",
                        to="sampling.review",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SecondReadings",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("seed", models.CharField(max_length=100)),
                ("size", models.PositiveIntegerField()),
                ("drawn_from", models.JSONField()),
                ("drawn", models.JSONField()),
                ("counts_into_loads", models.BooleanField()),
                ("drawn_at", models.DateTimeField(auto_now_add=True)),
                (
                    "drawn_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="second_readings",
                        to="sampling.review",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "second readings",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(models.Q(("seed", ""), _negated=True), ("size__gte", 1)),
                        name="sampling_secondreadings_can_be_drawn_again",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CaseloadOutcome",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("lines", models.JSONField(default=list)),
                (
                    "upload",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="outcomes",
                        to="sampling.caseloadupload",
                    ),
                ),
            ],
            options={
                "ordering": ["upload", "number"],
                "constraints": [
                    models.UniqueConstraint(fields=("upload", "number"), name="sampling_outcome_number_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="CaseloadPart",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("file", "The file as it was uploaded"),
                            ("rows", "Rows as they were read"),
                            ("checked", "Rows as they were checked"),
                        ],
                        max_length=7,
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("sealed", models.BinaryField()),
                ("counts", models.JSONField(blank=True, default=dict)),
                (
                    "upload",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parts",
                        to="sampling.caseloadupload",
                    ),
                ),
            ],
            options={
                "ordering": ["upload", "kind", "number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("upload", "kind", "number"), name="sampling_part_number_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["file", "rows", "checked"])),
                        name="sampling_part_kind_in_set",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Team",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=100)),
                ("is_disability_team", models.BooleanField(default=False)),
                (
                    "district",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="teams",
                        to="sampling.district",
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="teams",
                        to="sampling.review",
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
                "constraints": [
                    models.UniqueConstraint(fields=("review", "name"), name="sampling_team_name_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Case",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reference", models.CharField(max_length=40)),
                (
                    "gender",
                    models.CharField(
                        choices=[
                            ("male", "Male"),
                            ("female", "Female"),
                            ("unborn", "Unborn"),
                            ("not_recorded", "Not recorded"),
                            ("neither", "Neither"),
                        ],
                        max_length=12,
                    ),
                ),
                ("age_band", models.CharField(max_length=6)),
                ("age_years", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("plan_categories", models.IntegerField(blank=True, null=True)),
                ("category_as_imported", models.CharField(blank=True, default="", max_length=100)),
                ("family_ref", models.CharField(blank=True, default="", max_length=40)),
                ("plan_started", models.DateField(blank=True, null=True)),
                (
                    "district",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="sampling.district",
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="sampling.review",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="sampling.team",
                    ),
                ),
                (
                    "record_key",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="case",
                        to="access.recordkey",
                    ),
                ),
                (
                    "erasure",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="sampling.erasure",
                    ),
                ),
            ],
            options={
                "ordering": ["reference"],
                "indexes": [models.Index(fields=["review", "age_band"], name="sampling_case_by_band")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("review", "reference"), name="sampling_case_reference_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reference", ""), _negated=True),
                        name="sampling_case_has_reference",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("gender__in", ["male", "female", "unborn", "not_recorded", "neither"])
                        ),
                        name="sampling_case_gender_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("age_band", "unborn"),
                            models.Q(("gender", "unborn"), _negated=True),
                            _connector="OR",
                        ),
                        name="sampling_case_unborn_gender_is_unborn_band",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("age_band", "unborn"), ("age_years__isnull", True)),
                            models.Q(
                                models.Q(("age_band", "unborn"), _negated=True),
                                ("age_years__isnull", False),
                                ("age_years__lt", 18),
                            ),
                            _connector="OR",
                        ),
                        name="sampling_case_years_unless_unborn",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("district__isnull", False), ("team__isnull", False), _connector="OR"
                        ),
                        name="sampling_case_has_place",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("plan_categories__gte", 0), ("plan_categories__lte", 15)),
                        name="sampling_case_plan_categories_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "age_band__in",
                                (
                                    "unborn",
                                    "0-1",
                                    "0-2",
                                    "0-3",
                                    "0-4",
                                    "0-5",
                                    "0-6",
                                    "0-7",
                                    "0-8",
                                    "0-9",
                                    "0-10",
                                    "0-11",
                                    "0-12",
                                    "0-13",
                                    "0-14",
                                    "0-15",
                                    "0-16",
                                    "0-17",
                                    "0-18",
                                    "1-2",
                                    "1-3",
                                    "1-4",
                                    "1-5",
                                    "1-6",
                                    "1-7",
                                    "1-8",
                                    "1-9",
                                    "1-10",
                                    "1-11",
                                    "1-12",
                                    "1-13",
                                    "1-14",
                                    "1-15",
                                    "1-16",
                                    "1-17",
                                    "1-18",
                                    "2-3",
                                    "2-4",
                                    "2-5",
                                    "2-6",
                                    "2-7",
                                    "2-8",
                                    "2-9",
                                    "2-10",
                                    "2-11",
                                    "2-12",
                                    "2-13",
                                    "2-14",
                                    "2-15",
                                    "2-16",
                                    "2-17",
                                    "2-18",
                                    "3-4",
                                    "3-5",
                                    "3-6",
                                    "3-7",
                                    "3-8",
                                    "3-9",
                                    "3-10",
                                    "3-11",
                                    "3-12",
                                    "3-13",
                                    "3-14",
                                    "3-15",
                                    "3-16",
                                    "3-17",
                                    "3-18",
                                    "4-5",
                                    "4-6",
                                    "4-7",
                                    "4-8",
                                    "4-9",
                                    "4-10",
                                    "4-11",
                                    "4-12",
                                    "4-13",
                                    "4-14",
                                    "4-15",
                                    "4-16",
                                    "4-17",
                                    "4-18",
                                    "5-6",
                                    "5-7",
                                    "5-8",
                                    "5-9",
                                    "5-10",
                                    "5-11",
                                    "5-12",
                                    "5-13",
                                    "5-14",
                                    "5-15",
                                    "5-16",
                                    "5-17",
                                    "5-18",
                                    "6-7",
                                    "6-8",
                                    "6-9",
                                    "6-10",
                                    "6-11",
                                    "6-12",
                                    "6-13",
                                    "6-14",
                                    "6-15",
                                    "6-16",
                                    "6-17",
                                    "6-18",
                                    "7-8",
                                    "7-9",
                                    "7-10",
                                    "7-11",
                                    "7-12",
                                    "7-13",
                                    "7-14",
                                    "7-15",
                                    "7-16",
                                    "7-17",
                                    "7-18",
                                    "8-9",
                                    "8-10",
                                    "8-11",
                                    "8-12",
                                    "8-13",
                                    "8-14",
                                    "8-15",
                                    "8-16",
                                    "8-17",
                                    "8-18",
                                    "9-10",
                                    "9-11",
                                    "9-12",
                                    "9-13",
                                    "9-14",
                                    "9-15",
                                    "9-16",
                                    "9-17",
                                    "9-18",
                                    "10-11",
                                    "10-12",
                                    "10-13",
                                    "10-14",
                                    "10-15",
                                    "10-16",
                                    "10-17",
                                    "10-18",
                                    "11-12",
                                    "11-13",
                                    "11-14",
                                    "11-15",
                                    "11-16",
                                    "11-17",
                                    "11-18",
                                    "12-13",
                                    "12-14",
                                    "12-15",
                                    "12-16",
                                    "12-17",
                                    "12-18",
                                    "13-14",
                                    "13-15",
                                    "13-16",
                                    "13-17",
                                    "13-18",
                                    "14-15",
                                    "14-16",
                                    "14-17",
                                    "14-18",
                                    "15-16",
                                    "15-17",
                                    "15-18",
                                    "16-17",
                                    "16-18",
                                    "17-18",
                                ),
                            )
                        ),
                        name="sampling_case_age_band_in_set",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Allocation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("first", "First assessor"),
                            ("second", "Second assessor"),
                            ("former", "Former assessor"),
                        ],
                        default="first",
                        max_length=6,
                    ),
                ),
                ("due", models.DateField(blank=True, null=True)),
                ("office", models.CharField(blank=True, default="", max_length=100)),
                ("allocated_at", models.DateTimeField(auto_now_add=True)),
                (
                    "allocated_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "assessor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="allocations",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="allocations",
                        to="sampling.case",
                    ),
                ),
                ("counts", models.BooleanField(default=True)),
                ("no_conflict_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["office", "case__reference"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "assessor"), name="sampling_allocation_two_people"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("role__in", ["first", "second", "former"])),
                        name="sampling_allocation_role_in_set",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("role__in", ("first", "second"))),
                        fields=("case", "role"),
                        name="sampling_allocation_one_a_role",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Conflict",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("own_team", "Works or worked in the team"),
                            ("team", "Has a conflict with the team"),
                            ("case", "Has a conflict with the case"),
                            ("family", "Has a conflict with the family"),
                        ],
                        max_length=8,
                    ),
                ),
                ("words", models.TextField(blank=True, default="")),
                ("said_at", models.DateTimeField(auto_now_add=True)),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conflicts",
                        to="sampling.case",
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="conflicts",
                        to="sampling.review",
                    ),
                ),
                (
                    "said_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="conflicts",
                        to="sampling.team",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conflicts",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "also_said_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["user__display_name", "kind", "team__name", "case__reference"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("case__isnull", True),
                                ("kind__in", ("own_team", "team")),
                                ("team__isnull", False),
                            ),
                            models.Q(
                                models.Q(("kind__in", ("own_team", "team")), _negated=True),
                                ("case__isnull", False),
                                ("team__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="sampling_conflict_with_a_team_or_a_case",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["own_team", "team", "case", "family"])),
                        name="sampling_conflict_kind_in_set",
                    ),
                    models.UniqueConstraint(
                        fields=("review", "user", "team"), name="sampling_conflict_team_once"
                    ),
                    models.UniqueConstraint(fields=("user", "case"), name="sampling_conflict_case_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Exclusion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("audited", "Audited in the last twelve months"),
                            ("closed", "The case is closed"),
                            ("conflict", "A reviewer has a conflict of interest"),
                            ("other", "Another reason"),
                        ],
                        max_length=10,
                    ),
                ),
                ("words", models.TextField(blank=True, default="")),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="exclusion",
                        to="sampling.case",
                    ),
                ),
            ],
            options={
                "ordering": ["case__reference"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason__in", ["audited", "closed", "conflict", "other"])),
                        name="sampling_exclusion_reason_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reason", "other"), _negated=True),
                            models.Q(("words", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="sampling_exclusion_other_in_words",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Identity",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="identity",
                        serialize=False,
                        to="sampling.case",
                    ),
                ),
                ("sealed_name", models.TextField(blank=True, default="")),
                ("sealed_date_of_birth", models.TextField(blank=True, default="")),
            ],
            options={
                "verbose_name_plural": "identities",
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("given", "Given to you"),
                            ("taken", "No longer with you"),
                            ("due_soon", "Due soon"),
                            ("overdue", "Overdue"),
                        ],
                        max_length=8,
                    ),
                ),
                ("day", models.DateField()),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sampling.case"
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notices",
                        to="sampling.review",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["given", "taken", "due_soon", "overdue"])),
                        name="sampling_notice_kind_in_set",
                    ),
                    models.UniqueConstraint(
                        fields=("user", "case", "kind", "day"), name="sampling_notice_once_a_day"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SampledCase",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveIntegerField()),
                ("stratum", models.CharField(max_length=120)),
                ("frame_count", models.PositiveIntegerField(blank=True, null=True)),
                ("expected_count", models.FloatField(blank=True, null=True)),
                ("inclusion_probability", models.FloatField(blank=True, null=True)),
                ("reason", models.TextField(blank=True, default="")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sampled",
                        to="sampling.case",
                    ),
                ),
                (
                    "replaced_by",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaces",
                        to="sampling.sampledcase",
                    ),
                ),
                (
                    "sample",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sampled_cases",
                        to="sampling.sample",
                    ),
                ),
                (
                    "came_in",
                    models.CharField(
                        choices=[
                            ("drawn", "Drawn"),
                            ("next", "Next in drawn order"),
                            ("by_hand", "Chosen by hand"),
                        ],
                        default="drawn",
                        max_length=7,
                    ),
                ),
                ("came_in_reason", models.TextField(blank=True, default="")),
                (
                    "reason_code",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("not_available", "The file is not available"),
                            ("transferred", "The case has been transferred to another authority"),
                            ("conflict", "The reviewers have a conflict of interest"),
                            ("other", "Another reason"),
                        ],
                        default="",
                        max_length=13,
                    ),
                ),
                (
                    "went_out",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("replaced", "Replaced by the next in drawn order"),
                            ("swapped", "Swapped by hand"),
                            ("removed", "Removed by hand"),
                        ],
                        default="",
                        max_length=8,
                    ),
                ),
            ],
            options={
                "ordering": ["sample", "order"],
                "constraints": [
                    models.UniqueConstraint(fields=("sample", "case"), name="sampling_sampledcase_once"),
                    models.UniqueConstraint(
                        fields=("sample", "order"), name="sampling_sampledcase_order_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("came_in__in", ["drawn", "next", "by_hand"])),
                        name="sampling_sampledcase_came_in_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("came_in", "by_hand"), _negated=True),
                                ("expected_count__gt", 0),
                                ("frame_count__gte", 1),
                                ("inclusion_probability__gt", 0),
                                ("inclusion_probability__lte", 1),
                            ),
                            models.Q(
                                ("came_in", "by_hand"),
                                ("expected_count__isnull", True),
                                ("frame_count__isnull", True),
                                ("inclusion_probability__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="sampling_sampledcase_probability_in_range",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("came_in", "by_hand"), models.Q(("came_in_reason", ""), _negated=True)),
                            models.Q(("came_in_reason", ""), models.Q(("came_in", "by_hand"), _negated=True)),
                            _connector="OR",
                        ),
                        name="sampling_sampledcase_by_hand_with_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("reason", ""),
                                ("reason_code", ""),
                                ("replaced_by__isnull", True),
                                ("went_out", ""),
                            ),
                            models.Q(
                                ("replaced_by__isnull", True),
                                ("went_out", "removed"),
                                models.Q(("reason", ""), _negated=True),
                            ),
                            models.Q(
                                ("replaced_by__isnull", False),
                                ("went_out__in", ["replaced", "swapped"]),
                                models.Q(("reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="sampling_sampledcase_out_with_reason",
                    ),
                ],
            },
        ),
    ]
