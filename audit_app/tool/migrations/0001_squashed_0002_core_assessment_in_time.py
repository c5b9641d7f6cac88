"""What these made one after the other, made at once; a database that has some of them goes on through the rest."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("tool", "0001_initial"), ("tool", "0002_core_assessment_in_time")]

    initial = True

    dependencies = [
        ("access", "__first__"),
        ("sampling", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Audit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("state", models.SmallIntegerField(db_index=True, default=1)),
                ("plan_categories", models.IntegerField(blank=True, null=True)),
                ("audit_date", models.DateField(blank=True, null=True)),
                ("social_worker", models.CharField(blank=True, default="", max_length=200)),
                ("line_manager", models.CharField(blank=True, default="", max_length=200)),
                ("revision", models.PositiveIntegerField(default=0)),
                ("started_at", models.DateTimeField(auto_now_add=True)),
                ("submitted_at", models.DateTimeField(blank=True, null=True)),
                ("signed_off_at", models.DateTimeField(blank=True, null=True)),
                ("safety_outcome", models.TextField(blank=True, default="")),
                (
                    "allocation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="audit",
                        to="sampling.allocation",
                    ),
                ),
                (
                    "signed_off_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "submitted_by",
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
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("submitted_at__isnull", True), ("submitted_by__isnull", True)),
                            models.Q(("submitted_at__isnull", False), ("submitted_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="tool_audit_submitted_when_and_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("signed_off_at__isnull", True), ("signed_off_by__isnull", True)),
                            models.Q(("signed_off_at__isnull", False), ("signed_off_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="tool_audit_signed_off_when_and_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", 5), _negated=True),
                            ("signed_off_at__isnull", False),
                            _connector="OR",
                        ),
                        name="tool_audit_signed_off_has_a_date",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", [3, 5]), _negated=True),
                            ("submitted_at__isnull", False),
                            _connector="OR",
                        ),
                        name="tool_audit_submitted_has_a_date",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__gte", 1), ("state__lte", 5)),
                        name="tool_audit_state_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("plan_categories__gte", 0), ("plan_categories__lte", 15)),
                        name="tool_audit_plan_categories_in_set",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgencyChecks",
            fields=[
                (
                    "audit",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        serialize=False,
                        to="tool.audit",
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=0)),
                ("saved_at", models.DateTimeField(blank=True, null=True)),
                ("contacted", models.IntegerField(blank=True, null=True)),
                ("others_contacted", models.CharField(blank=True, default="", max_length=200)),
                ("left_out", models.SmallIntegerField(blank=True, null=True)),
                ("difficulty", models.SmallIntegerField(blank=True, null=True)),
                ("clearly_recorded", models.SmallIntegerField(blank=True, null=True)),
                ("contacted_comment", models.TextField(blank=True, default="")),
                ("others_contacted_comment", models.TextField(blank=True, default="")),
                ("left_out_comment", models.TextField(blank=True, default="")),
                ("difficulty_comment", models.TextField(blank=True, default="")),
                ("clearly_recorded_comment", models.TextField(blank=True, default="")),
                (
                    "saved_by",
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
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("saved_at__isnull", True), ("saved_by__isnull", True)),
                            models.Q(("saved_at__isnull", False), ("saved_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="tool_agencychecks_saved_when_and_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("contacted__gte", 0), ("contacted__lte", 127)),
                        name="tool_agencychecks_contacted_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("left_out__gte", 1), ("left_out__lte", 2)),
                        name="tool_agencychecks_left_out_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("difficulty__gte", 1), ("difficulty__lte", 2)),
                        name="tool_agencychecks_difficulty_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("clearly_recorded__gte", 1), ("clearly_recorded__lte", 3)),
                        name="tool_agencychecks_clearly_recorded_in_set",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CoreAssessment",
            fields=[
                (
                    "audit",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        serialize=False,
                        to="tool.audit",
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=0)),
                ("saved_at", models.DateTimeField(blank=True, null=True)),
                ("done", models.SmallIntegerField(blank=True, null=True)),
                ("started", models.DateField(blank=True, null=True)),
                ("completion_recorded", models.SmallIntegerField(blank=True, null=True)),
                ("completed", models.DateField(blank=True, null=True)),
                ("interim", models.SmallIntegerField(blank=True, null=True)),
                ("late_because", models.IntegerField(blank=True, null=True)),
                ("multi_agency", models.SmallIntegerField(blank=True, null=True)),
                ("parents_history", models.SmallIntegerField(blank=True, null=True)),
                ("physical", models.SmallIntegerField(blank=True, null=True)),
                ("sexual", models.SmallIntegerField(blank=True, null=True)),
                ("neglect", models.SmallIntegerField(blank=True, null=True)),
                ("emotional", models.SmallIntegerField(blank=True, null=True)),
                ("done_comment", models.TextField(blank=True, default="")),
                ("multi_agency_comment", models.TextField(blank=True, default="")),
                ("parents_history_comment", models.TextField(blank=True, default="")),
                ("concerns_comment", models.TextField(blank=True, default="")),
                (
                    "saved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("in_time_from_start", models.SmallIntegerField(blank=True, null=True)),
                ("in_time_from_referral", models.SmallIntegerField(blank=True, null=True)),
                ("in_time_from_start_comment", models.TextField(blank=True, default="")),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("saved_at__isnull", True), ("saved_by__isnull", True)),
                            models.Q(("saved_at__isnull", False), ("saved_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="tool_coreassessment_saved_when_and_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done", 1), _negated=True),
                            models.Q(("completion_recorded", 1), _negated=True),
                            ("started__isnull", True),
                            ("completed__isnull", True),
                            ("completed__gte", models.F("started")),
                            _connector="OR",
                        ),
                        name="tool_coreassessment_not_completed_before_started",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("done__gte", 1), ("done__lte", 2)),
                        name="tool_coreassessment_done_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("completion_recorded__gte", 1), ("completion_recorded__lte", 2)),
                        name="tool_coreassessment_completion_recorded_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("interim__gte", 1), ("interim__lte", 2)),
                        name="tool_coreassessment_interim_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("late_because__gte", 0), ("late_because__lte", 63)),
                        name="tool_coreassessment_late_because_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("multi_agency__gte", 1), ("multi_agency__lte", 3)),
                        name="tool_coreassessment_multi_agency_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("parents_history__gte", 1), ("parents_history__lte", 3)),
                        name="tool_coreassessment_parents_history_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("physical__gte", 1), ("physical__lte", 4)),
                        name="tool_coreassessment_physical_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sexual__gte", 1), ("sexual__lte", 4)),
                        name="tool_coreassessment_sexual_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("neglect__gte", 1), ("neglect__lte", 4)),
                        name="tool_coreassessment_neglect_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("emotional__gte", 1), ("emotional__lte", 4)),
                        name="tool_coreassessment_emotional_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("in_time_from_start__gte", 1), ("in_time_from_start__lte", 2)),
                        name="tool_coreassessment_in_time_from_start_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("in_time_from_referral__gte", 1), ("in_time_from_referral__lte", 2)
                        ),
                        name="tool_coreassessment_in_time_from_referral_in_set",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EarlierReferral",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("date", models.DateField()),
                ("nature", models.TextField(blank=True, default="")),
                ("outcome", models.TextField(blank=True, default="")),
                (
                    "audit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="earlier_referrals",
                        to="tool.audit",
                    ),
                ),
            ],
            options={
                "ordering": ["date", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="EnquiryOutcome",
            fields=[
                (
                    "audit",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        serialize=False,
                        to="tool.audit",
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=0)),
                ("saved_at", models.DateTimeField(blank=True, null=True)),
                ("held", models.SmallIntegerField(blank=True, null=True)),
                ("held_date", models.DateField(blank=True, null=True)),
                ("form", models.SmallIntegerField(blank=True, null=True)),
                ("in_time", models.SmallIntegerField(blank=True, null=True)),
                ("right_group", models.SmallIntegerField(blank=True, null=True)),
                ("seen_alone", models.SmallIntegerField(blank=True, null=True)),
                ("spoken_to", models.SmallIntegerField(blank=True, null=True)),
                ("reason_recorded", models.SmallIntegerField(blank=True, null=True)),
                ("outcome", models.IntegerField(blank=True, null=True)),
                ("risks_identified", models.SmallIntegerField(blank=True, null=True)),
                ("plan_responded", models.SmallIntegerField(blank=True, null=True)),
                ("held_comment", models.TextField(blank=True, default="")),
                ("form_comment", models.TextField(blank=True, default="")),
                ("in_time_comment", models.TextField(blank=True, default="")),
                ("took_part_comment", models.TextField(blank=True, default="")),
                ("right_group_comment", models.TextField(blank=True, default="")),
                ("seen_alone_comment", models.TextField(blank=True, default="")),
                ("spoken_to_comment", models.TextField(blank=True, default="")),
                ("reason_recorded_comment", models.TextField(blank=True, default="")),
                ("outcome_comment", models.TextField(blank=True, default="")),
                ("risks_identified_comment", models.TextField(blank=True, default="")),
                ("plan_responded_comment", models.TextField(blank=True, default="")),
                (
                    "saved_by",
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
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("saved_at__isnull", True), ("saved_by__isnull", True)),
                            models.Q(("saved_at__isnull", False), ("saved_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="tool_enquiryoutcome_saved_when_and_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("held__gte", 1), ("held__lte", 3)),
                        name="tool_enquiryoutcome_held_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("form__gte", 1), ("form__lte", 3)),
                        name="tool_enquiryoutcome_form_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("in_time__gte", 1), ("in_time__lte", 2)),
                        name="tool_enquiryoutcome_in_time_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("right_group__gte", 1), ("right_group__lte", 2)),
                        name="tool_enquiryoutcome_right_group_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("seen_alone__gte", 1), ("seen_alone__lte", 4)),
                        name="tool_enquiryoutcome_seen_alone_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("spoken_to__gte", 1), ("spoken_to__lte", 4)),
                        name="tool_enquiryoutcome_spoken_to_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason_recorded__gte", 1), ("reason_recorded__lte", 2)),
                        name="tool_enquiryoutcome_reason_recorded_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("outcome__gte", 0), ("outcome__lte", 31)),
                        name="tool_enquiryoutcome_outcome_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("risks_identified__gte", 1), ("risks_identified__lte", 3)),
                        name="tool_enquiryoutcome_risks_identified_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("plan_responded__gte", 1), ("plan_responded__lte", 3)),
                        name="tool_enquiryoutcome_plan_responded_in_set",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FirstStrategyDiscussion",
            fields=[
                (
                    "audit",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        serialize=False,
                        to="tool.audit",
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=0)),
                ("saved_at", models.DateTimeField(blank=True, null=True)),
                ("held", models.SmallIntegerField(blank=True, null=True)),
                ("held_date", models.DateField(blank=True, null=True)),
                ("held_time", models.TimeField(blank=True, null=True)),
                ("in_time", models.SmallIntegerField(blank=True, null=True)),
                ("form", models.SmallIntegerField(blank=True, null=True)),
                ("right_group", models.SmallIntegerField(blank=True, null=True)),
                ("decision", models.IntegerField(blank=True, null=True)),
                ("immediate_plan", models.SmallIntegerField(blank=True, null=True)),
                ("plan_included", models.IntegerField(blank=True, null=True)),
                ("further", models.SmallIntegerField(blank=True, null=True)),
                ("further_count", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("further_in_time", models.SmallIntegerField(blank=True, null=True)),
                ("held_comment", models.TextField(blank=True, default="")),
                ("in_time_comment", models.TextField(blank=True, default="")),
                ("form_comment", models.TextField(blank=True, default="")),
                ("took_part_comment", models.TextField(blank=True, default="")),
                ("right_group_comment", models.TextField(blank=True, default="")),
                ("decision_comment", models.TextField(blank=True, default="")),
                ("immediate_plan_comment", models.TextField(blank=True, default="")),
                ("plan_included_comment", models.TextField(blank=True, default="")),
                ("further_comment", models.TextField(blank=True, default="")),
                ("further_count_comment", models.TextField(blank=True, default="")),
                ("further_in_time_comment", models.TextField(blank=True, default="")),
                (
                    "saved_by",
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
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("saved_at__isnull", True), ("saved_by__isnull", True)),
                            models.Q(("saved_at__isnull", False), ("saved_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="tool_firststrategydiscussion_saved_when_and_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("held__gte", 1), ("held__lte", 2)),
                        name="tool_firststrategydiscussion_held_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("in_time__gte", 1), ("in_time__lte", 2)),
                        name="tool_firststrategydiscussion_in_time_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("form__gte", 1), ("form__lte", 3)),
                        name="tool_firststrategydiscussion_form_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("right_group__gte", 1), ("right_group__lte", 2)),
                        name="tool_firststrategydiscussion_right_group_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("decision__gte", 0), ("decision__lte", 63)),
                        name="tool_firststrategydiscussion_decision_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("immediate_plan__gte", 1), ("immediate_plan__lte", 2)),
                        name="tool_firststrategydiscussion_immediate_plan_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("plan_included__gte", 0), ("plan_included__lte", 15)),
                        name="tool_firststrategydiscussion_plan_included_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("further__gte", 1), ("further__lte", 2)),
                        name="tool_firststrategydiscussion_further_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("further_count__gte", 1), ("further_count__lte", 99)),
                        name="tool_firststrategydiscussion_further_count_in_range",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("further_in_time__gte", 1), ("further_in_time__lte", 3)),
                        name="tool_firststrategydiscussion_further_in_time_in_set",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FurtherConcern",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("date", models.DateField()),
                ("issue", models.TextField(blank=True, default="")),
                ("response", models.TextField(blank=True, default="")),
                (
                    "audit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="further_concerns",
                        to="tool.audit",
                    ),
                ),
            ],
            options={
                "ordering": ["date", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="GeneralComments",
            fields=[
                (
                    "audit",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        serialize=False,
                        to="tool.audit",
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=0)),
                ("saved_at", models.DateTimeField(blank=True, null=True)),
                ("agency_problems", models.SmallIntegerField(blank=True, null=True)),
                ("worker_changes", models.SmallIntegerField(blank=True, null=True)),
                ("worker_change_causes", models.IntegerField(blank=True, null=True)),
                ("ics_problems", models.SmallIntegerField(blank=True, null=True)),
                ("chronology", models.SmallIntegerField(blank=True, null=True)),
                ("thresholds", models.SmallIntegerField(blank=True, null=True)),
                ("procedures", models.SmallIntegerField(blank=True, null=True)),
                ("legal_problems", models.SmallIntegerField(blank=True, null=True)),
                ("seen_fortnightly", models.SmallIntegerField(blank=True, null=True)),
                ("anything_else", models.TextField(blank=True, default="")),
                ("actions_required", models.SmallIntegerField(blank=True, null=True)),
                ("agency_problems_comment", models.TextField(blank=True, default="")),
                ("worker_changes_comment", models.TextField(blank=True, default="")),
                ("ics_problems_comment", models.TextField(blank=True, default="")),
                ("chronology_comment", models.TextField(blank=True, default="")),
                ("thresholds_comment", models.TextField(blank=True, default="")),
                ("procedures_comment", models.TextField(blank=True, default="")),
                ("legal_problems_comment", models.TextField(blank=True, default="")),
                ("seen_fortnightly_comment", models.TextField(blank=True, default="")),
                ("actions_required_comment", models.TextField(blank=True, default="")),
                (
                    "saved_by",
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
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("saved_at__isnull", True), ("saved_by__isnull", True)),
                            models.Q(("saved_at__isnull", False), ("saved_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="tool_generalcomments_saved_when_and_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("agency_problems__gte", 1), ("agency_problems__lte", 2)),
                        name="tool_generalcomments_agency_problems_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("worker_changes__gte", 1), ("worker_changes__lte", 2)),
                        name="tool_generalcomments_worker_changes_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("worker_change_causes__gte", 0), ("worker_change_causes__lte", 15)
                        ),
                        name="tool_generalcomments_worker_change_causes_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ics_problems__gte", 1), ("ics_problems__lte", 2)),
                        name="tool_generalcomments_ics_problems_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("chronology__gte", 1), ("chronology__lte", 3)),
                        name="tool_generalcomments_chronology_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("thresholds__gte", 1), ("thresholds__lte", 3)),
                        name="tool_generalcomments_thresholds_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("procedures__gte", 1), ("procedures__lte", 3)),
                        name="tool_generalcomments_procedures_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("legal_problems__gte", 1), ("legal_problems__lte", 3)),
                        name="tool_generalcomments_legal_problems_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("seen_fortnightly__gte", 1), ("seen_fortnightly__lte", 4)),
                        name="tool_generalcomments_seen_fortnightly_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("actions_required__gte", 1), ("actions_required__lte", 2)),
                        name="tool_generalcomments_actions_required_in_set",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ImmediateAction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("what", models.TextField()),
                ("why", models.TextField()),
                ("told_to", models.CharField(max_length=200)),
                ("told_at", models.DateTimeField()),
                ("raised_at", models.DateTimeField(auto_now_add=True)),
                ("acknowledged_at", models.DateTimeField(blank=True, null=True)),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                ("outcome", models.TextField(blank=True, default="")),
                (
                    "acknowledged_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "audit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="immediate_actions",
                        to="tool.audit",
                    ),
                ),
                (
                    "done_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "raised_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["raised_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("acknowledged_at__isnull", True), ("acknowledged_by__isnull", True)),
                            models.Q(("acknowledged_at__isnull", False), ("acknowledged_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="tool_action_acknowledged_when_and_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done_at__isnull", True), ("done_by__isnull", True)),
                            models.Q(("done_at__isnull", False), ("done_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="tool_action_done_when_and_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("done_at__isnull", True),
                            models.Q(("outcome", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="tool_action_done_has_an_outcome",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Judgement",
            fields=[
                (
                    "audit",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        serialize=False,
                        to="tool.audit",
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=0)),
                ("saved_at", models.DateTimeField(blank=True, null=True)),
                ("conferences_in_time", models.SmallIntegerField(blank=True, null=True)),
                ("conference_date", models.DateField(blank=True, null=True)),
                ("conference_discussion", models.DateField(blank=True, null=True)),
                ("conferences_recorded", models.SmallIntegerField(blank=True, null=True)),
                ("minutes_prompt", models.SmallIntegerField(blank=True, null=True)),
                ("chair_focus", models.SmallIntegerField(blank=True, null=True)),
                ("chair_accountability", models.SmallIntegerField(blank=True, null=True)),
                ("core_groups_held", models.SmallIntegerField(blank=True, null=True)),
                ("core_groups_acted", models.SmallIntegerField(blank=True, null=True)),
                ("plan_in_place", models.SmallIntegerField(blank=True, null=True)),
                ("plan_monitored", models.SmallIntegerField(blank=True, null=True)),
                ("progress_reviewed", models.SmallIntegerField(blank=True, null=True)),
                ("shows_progress", models.SmallIntegerField(blank=True, null=True)),
                ("legal_action_prompt", models.SmallIntegerField(blank=True, null=True)),
                ("changed_without_progress", models.SmallIntegerField(blank=True, null=True)),
                ("protected_now", models.SmallIntegerField(blank=True, null=True)),
                ("practice", models.SmallIntegerField(blank=True, null=True)),
                ("strengths", models.TextField(blank=True, default="")),
                ("learning", models.TextField(blank=True, default="")),
                ("allocated_promptly", models.SmallIntegerField(blank=True, null=True)),
                ("letter", models.SmallIntegerField(blank=True, null=True)),
                ("reading_effort", models.SmallIntegerField(blank=True, null=True)),
                ("reading_minutes", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("drift", models.SmallIntegerField(blank=True, null=True)),
                ("conferences_in_time_comment", models.TextField(blank=True, default="")),
                ("conference_records_comment", models.TextField(blank=True, default="")),
                ("chair_comment", models.TextField(blank=True, default="")),
                ("core_groups_comment", models.TextField(blank=True, default="")),
                ("plan_comment", models.TextField(blank=True, default="")),
                ("shows_progress_comment", models.TextField(blank=True, default="")),
                ("legal_action_comment", models.TextField(blank=True, default="")),
                ("protected_now_comment", models.TextField(blank=True, default="")),
                ("practice_comment", models.TextField(blank=True, default="")),
                ("allocated_promptly_comment", models.TextField(blank=True, default="")),
                ("letter_comment", models.TextField(blank=True, default="")),
                ("reading_comment", models.TextField(blank=True, default="")),
                ("drift_comment", models.TextField(blank=True, default="")),
                (
                    "saved_by",
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
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("saved_at__isnull", True), ("saved_by__isnull", True)),
                            models.Q(("saved_at__isnull", False), ("saved_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="tool_judgement_saved_when_and_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("conferences_in_time__gte", 1), ("conferences_in_time__lte", 3)),
                        name="tool_judgement_conferences_in_time_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("conferences_recorded__gte", 1), ("conferences_recorded__lte", 3)
                        ),
                        name="tool_judgement_conferences_recorded_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("minutes_prompt__gte", 1), ("minutes_prompt__lte", 3)),
                        name="tool_judgement_minutes_prompt_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("chair_focus__gte", 1), ("chair_focus__lte", 4)),
                        name="tool_judgement_chair_focus_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("chair_accountability__gte", 1), ("chair_accountability__lte", 4)
                        ),
                        name="tool_judgement_chair_accountability_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("core_groups_held__gte", 1), ("core_groups_held__lte", 4)),
                        name="tool_judgement_core_groups_held_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("core_groups_acted__gte", 1), ("core_groups_acted__lte", 4)),
                        name="tool_judgement_core_groups_acted_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("plan_in_place__gte", 1), ("plan_in_place__lte", 2)),
                        name="tool_judgement_plan_in_place_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("plan_monitored__gte", 1), ("plan_monitored__lte", 3)),
                        name="tool_judgement_plan_monitored_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("progress_reviewed__gte", 1), ("progress_reviewed__lte", 3)),
                        name="tool_judgement_progress_reviewed_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("shows_progress__gte", 1), ("shows_progress__lte", 3)),
                        name="tool_judgement_shows_progress_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("legal_action_prompt__gte", 1), ("legal_action_prompt__lte", 3)),
                        name="tool_judgement_legal_action_prompt_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("changed_without_progress__gte", 1), ("changed_without_progress__lte", 4)
                        ),
                        name="tool_judgement_changed_without_progress_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("protected_now__gte", 1), ("protected_now__lte", 3)),
                        name="tool_judgement_protected_now_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("practice__gte", 1), ("practice__lte", 4)),
                        name="tool_judgement_practice_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("allocated_promptly__gte", 1), ("allocated_promptly__lte", 2)),
                        name="tool_judgement_allocated_promptly_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("letter__gte", 1), ("letter__lte", 4)),
                        name="tool_judgement_letter_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reading_effort__gte", 1), ("reading_effort__lte", 3)),
                        name="tool_judgement_reading_effort_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reading_minutes__gte", 1), ("reading_minutes__lte", 2880)),
                        name="tool_judgement_reading_minutes_in_range",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("drift__gte", 1), ("drift__lte", 2)),
                        name="tool_judgement_drift_in_set",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="KeyDocument",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("document", models.SmallIntegerField()),
                ("found", models.IntegerField(blank=True, null=True)),
                (
                    "audit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="key_documents",
                        to="tool.audit",
                    ),
                ),
            ],
            options={
                "ordering": ["document"],
                "constraints": [
                    models.UniqueConstraint(fields=("audit", "document"), name="tool_one_row_a_document"),
                    models.CheckConstraint(
                        condition=models.Q(("document__gte", 1), ("document__lte", 7)),
                        name="tool_keydocument_document_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("found__gte", 0), ("found__lte", 3)),
                        name="tool_keydocument_found_in_set",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LaterContact",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("date", models.DateField()),
                ("nature", models.TextField(blank=True, default="")),
                ("outcome", models.TextField(blank=True, default="")),
                (
                    "audit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="later_contacts",
                        to="tool.audit",
                    ),
                ),
            ],
            options={
                "ordering": ["date", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Participation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("discussion", models.SmallIntegerField()),
                ("agency", models.SmallIntegerField()),
                ("part", models.IntegerField(blank=True, null=True)),
                ("designation", models.CharField(blank=True, default="", max_length=200)),
                (
                    "audit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="participation",
                        to="tool.audit",
                    ),
                ),
            ],
            options={
                "ordering": ["discussion", "agency"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("audit", "discussion", "agency"), name="tool_one_row_an_agency"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("discussion__gte", 1), ("discussion__lte", 2)),
                        name="tool_participation_discussion_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("agency__gte", 1), ("agency__lte", 6)),
                        name="tool_participation_agency_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("part__gte", 0), ("part__lte", 3)),
                        name="tool_participation_part_in_set",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Planning",
            fields=[
                (
                    "audit",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        serialize=False,
                        to="tool.audit",
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=0)),
                ("saved_at", models.DateTimeField(blank=True, null=True)),
                ("further_concerns", models.IntegerField(blank=True, null=True)),
                ("assessments_complete", models.SmallIntegerField(blank=True, null=True)),
                ("core_updated", models.SmallIntegerField(blank=True, null=True)),
                ("focus_kept", models.SmallIntegerField(blank=True, null=True)),
                ("specialist_identified", models.SmallIntegerField(blank=True, null=True)),
                ("specialist_missed", models.SmallIntegerField(blank=True, null=True)),
                ("factors", models.IntegerField(blank=True, null=True)),
                ("further_concerns_comment", models.TextField(blank=True, default="")),
                ("assessments_complete_comment", models.TextField(blank=True, default="")),
                ("core_updated_comment", models.TextField(blank=True, default="")),
                ("focus_kept_comment", models.TextField(blank=True, default="")),
                ("specialist_identified_comment", models.TextField(blank=True, default="")),
                ("specialist_missed_comment", models.TextField(blank=True, default="")),
                ("factors_comment", models.TextField(blank=True, default="")),
                (
                    "saved_by",
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
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("saved_at__isnull", True), ("saved_by__isnull", True)),
                            models.Q(("saved_at__isnull", False), ("saved_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="tool_planning_saved_when_and_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("further_concerns__gte", 0), ("further_concerns__lte", 15)),
                        name="tool_planning_further_concerns_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("assessments_complete__gte", 1), ("assessments_complete__lte", 3)
                        ),
                        name="tool_planning_assessments_complete_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("core_updated__gte", 1), ("core_updated__lte", 3)),
                        name="tool_planning_core_updated_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("focus_kept__gte", 1), ("focus_kept__lte", 3)),
                        name="tool_planning_focus_kept_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("specialist_identified__gte", 1), ("specialist_identified__lte", 4)
                        ),
                        name="tool_planning_specialist_identified_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("specialist_missed__gte", 1), ("specialist_missed__lte", 2)),
                        name="tool_planning_specialist_missed_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("factors__gte", 0), ("factors__lte", 8191)),
                        name="tool_planning_factors_in_set",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Recording",
            fields=[
                (
                    "audit",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        serialize=False,
                        to="tool.audit",
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=0)),
                ("saved_at", models.DateTimeField(blank=True, null=True)),
                ("ics_timing", models.SmallIntegerField(blank=True, null=True)),
                ("record_forms", models.IntegerField(blank=True, null=True)),
                ("supervision", models.SmallIntegerField(blank=True, null=True)),
                ("ics_up_to_date", models.SmallIntegerField(blank=True, null=True)),
                ("file_up_to_date", models.SmallIntegerField(blank=True, null=True)),
                ("ics_timing_comment", models.TextField(blank=True, default="")),
                ("record_forms_comment", models.TextField(blank=True, default="")),
                ("documents_comment", models.TextField(blank=True, default="")),
                ("supervision_comment", models.TextField(blank=True, default="")),
                ("up_to_date_comment", models.TextField(blank=True, default="")),
                (
                    "saved_by",
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
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("saved_at__isnull", True), ("saved_by__isnull", True)),
                            models.Q(("saved_at__isnull", False), ("saved_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="tool_recording_saved_when_and_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ics_timing__gte", 1), ("ics_timing__lte", 2)),
                        name="tool_recording_ics_timing_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("record_forms__gte", 0), ("record_forms__lte", 3)),
                        name="tool_recording_record_forms_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("supervision__gte", 1), ("supervision__lte", 3)),
                        name="tool_recording_supervision_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ics_up_to_date__gte", 1), ("ics_up_to_date__lte", 2)),
                        name="tool_recording_ics_up_to_date_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("file_up_to_date__gte", 1), ("file_up_to_date__lte", 2)),
                        name="tool_recording_file_up_to_date_in_set",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Referral",
            fields=[
                (
                    "audit",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        serialize=False,
                        to="tool.audit",
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=0)),
                ("saved_at", models.DateTimeField(blank=True, null=True)),
                ("referral_date", models.DateField(blank=True, null=True)),
                ("referral_time", models.TimeField(blank=True, null=True)),
                ("agency", models.CharField(blank=True, default="", max_length=200)),
                ("agency_coded", models.SmallIntegerField(blank=True, null=True)),
                ("context", models.TextField(blank=True, default="")),
                ("had_earlier", models.SmallIntegerField(blank=True, null=True)),
                ("had_later", models.SmallIntegerField(blank=True, null=True)),
                ("start_again", models.SmallIntegerField(blank=True, null=True)),
                ("referral_date_comment", models.TextField(blank=True, default="")),
                ("agency_comment", models.TextField(blank=True, default="")),
                ("had_earlier_comment", models.TextField(blank=True, default="")),
                ("had_later_comment", models.TextField(blank=True, default="")),
                ("start_again_comment", models.TextField(blank=True, default="")),
                (
                    "saved_by",
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
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("saved_at__isnull", True), ("saved_by__isnull", True)),
                            models.Q(("saved_at__isnull", False), ("saved_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="tool_referral_saved_when_and_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("agency_coded__gte", 1), ("agency_coded__lte", 11)),
                        name="tool_referral_agency_coded_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("had_earlier__gte", 1), ("had_earlier__lte", 2)),
                        name="tool_referral_had_earlier_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("had_later__gte", 1), ("had_later__lte", 2)),
                        name="tool_referral_had_later_in_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("start_again__gte", 1), ("start_again__lte", 2)),
                        name="tool_referral_start_again_in_set",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="UnansweredReason",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ref", models.CharField(max_length=60)),
                ("reason", models.TextField()),
                (
                    "audit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="unanswered_reasons",
                        to="tool.audit",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(fields=("audit", "ref"), name="tool_one_reason_an_item")
                ],
            },
        ),
    ]
