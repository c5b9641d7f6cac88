import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("access", "__first__"),
    ]

    operations = [
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
                (
                    "age_band",
                    models.CharField(
                        choices=[
                            ("unborn", "Unborn"),
                            ("0-2", "0 to 2"),
                            ("2-5", "2 to 5"),
                            ("5-10", "5 to 10"),
                            ("10-16", "10 to 16"),
                            ("16-18", "16 to 18"),
                        ],
                        max_length=6,
                    ),
                ),
                ("age_years", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("plan_categories", models.IntegerField(blank=True, null=True)),
                ("category_as_imported", models.CharField(blank=True, default="", max_length=100)),
                ("family_ref", models.CharField(blank=True, default="", max_length=40)),
                ("plan_started", models.DateField(blank=True, null=True)),
            ],
            options={
                "ordering": ["reference"],
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
            ],
            options={
                "ordering": ["order", "name"],
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
                ("name", models.CharField(blank=True, default="", max_length=200)),
                ("date_of_birth", models.DateField(blank=True, null=True)),
            ],
            options={
                "verbose_name_plural": "identities",
            },
        ),
        migrations.AddField(
            model_name="case",
            name="district",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="cases",
                to="sampling.district",
            ),
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
                ],
            },
        ),
        migrations.AddField(
            model_name="district",
            name="review",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="districts", to="sampling.review"
            ),
        ),
        migrations.AddField(
            model_name="case",
            name="review",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="cases", to="sampling.review"
            ),
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
            ],
            options={
                "verbose_name_plural": "assessor capacities",
                "constraints": [
                    models.UniqueConstraint(fields=("review", "user"), name="sampling_assessorcapacity_once")
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
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("seed", ""), _negated=True), name="sampling_sample_has_seed"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("size__gte", 1), ("size__lte", models.F("frame_size"))),
                        name="sampling_sample_size_within_frame",
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
                ("frame_count", models.PositiveIntegerField()),
                ("expected_count", models.FloatField()),
                ("inclusion_probability", models.FloatField()),
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
            ],
            options={
                "ordering": ["sample", "order"],
                "constraints": [
                    models.UniqueConstraint(fields=("sample", "case"), name="sampling_sampledcase_once"),
                    models.UniqueConstraint(
                        fields=("sample", "order"), name="sampling_sampledcase_order_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("expected_count__gt", 0),
                            ("frame_count__gte", 1),
                            ("inclusion_probability__gt", 0),
                            ("inclusion_probability__lte", 1),
                        ),
                        name="sampling_sampledcase_probability_in_range",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reason", ""), ("replaced_by__isnull", True)),
                            models.Q(("replaced_by__isnull", False), models.Q(("reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="sampling_sampledcase_replaced_with_reason",
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
        migrations.AddField(
            model_name="case",
            name="team",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="cases",
                to="sampling.team",
            ),
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
                        choices=[("first", "First assessor"), ("second", "Second assessor")],
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
            ],
            options={
                "ordering": ["office", "case__reference"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("role__in", ["first", "second"])),
                        name="sampling_allocation_role_in_set",
                    ),
                    models.UniqueConstraint(fields=("case", "role"), name="sampling_allocation_one_a_role"),
                    models.UniqueConstraint(
                        fields=("case", "assessor"), name="sampling_allocation_two_people"
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="district",
            constraint=models.UniqueConstraint(fields=("review", "name"), name="sampling_district_name_once"),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["review", "age_band"], name="sampling_case_by_band"),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.UniqueConstraint(
                fields=("review", "reference"), name="sampling_case_reference_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(("reference", ""), _negated=True), name="sampling_case_has_reference"
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(("gender__in", ["male", "female", "unborn", "not_recorded", "neither"])),
                name="sampling_case_gender_in_set",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(("age_band__in", ("unborn", "0-2", "2-5", "5-10", "10-16", "16-18"))),
                name="sampling_case_age_band_in_set",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("age_band", "unborn"), models.Q(("gender", "unborn"), _negated=True), _connector="OR"
                ),
                name="sampling_case_unborn_gender_is_unborn_band",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(("district__isnull", False), ("team__isnull", False), _connector="OR"),
                name="sampling_case_has_place",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(("plan_categories__gte", 0), ("plan_categories__lte", 15)),
                name="sampling_case_plan_categories_in_set",
            ),
        ),
    ]
