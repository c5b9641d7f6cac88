import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

PERSON = settings.AUTH_USER_MODEL
NUMBER = ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"))


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(PERSON),
        ("sampling", "0017_calibration_case"),
    ]

    operations = [
        migrations.CreateModel(
            name="Calibration",
            fields=[
                NUMBER,
                ("about", models.TextField()),
                ("sections", models.JSONField(default=list)),
                ("left_out", models.JSONField(blank=True, default=list)),
                (
                    "pass_mark",
                    models.PositiveSmallIntegerField(
                        default=80,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(100),
                        ],
                    ),
                ),
                (
                    "until_passed",
                    models.CharField(
                        choices=[
                            ("block", "They cannot open a case that they have not started"),
                            ("warn", "They are told, and can open their cases"),
                            ("off", "Nothing: the calibration case is asked of nobody any more"),
                        ],
                        default="block",
                        max_length=5,
                    ),
                ),
                (
                    "tries",
                    models.PositiveSmallIntegerField(
                        default=2,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ],
                    ),
                ),
                ("needs_two", models.BooleanField(default=False)),
                ("fixed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="calibration",
                        to="sampling.case",
                    ),
                ),
                (
                    "fixed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=PERSON,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("fixed_at__isnull", True), ("fixed_by__isnull", True)),
                            models.Q(("fixed_at__isnull", False), ("fixed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="calibrating_fixed_when_and_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("pass_mark__gte", 1), ("pass_mark__lte", 100)),
                        name="calibrating_mark_is_a_percentage",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("tries__gte", 1), ("tries__lte", 5)),
                        name="calibrating_tries_in_range",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until_passed__in", ["block", "warn", "off"])),
                        name="calibrating_until_passed_in_set",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Attempt",
            fields=[
                NUMBER,
                ("number", models.PositiveSmallIntegerField()),
                ("why", models.TextField(blank=True, default="")),
                ("passed", models.BooleanField(blank=True, null=True)),
                (
                    "allocation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attempt",
                        to="sampling.allocation",
                    ),
                ),
                (
                    "assessor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=PERSON
                    ),
                ),
                (
                    "calibration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attempts",
                        to="calibrating.calibration",
                    ),
                ),
            ],
            options={
                "ordering": ["calibration", "assessor", "number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("calibration", "assessor", "number"),
                        name="calibrating_attempt_numbered_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("number", 1), ("why", "")),
                            models.Q(("number__gt", 1), models.Q(("why", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="calibrating_further_attempt_has_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Acceptance",
            fields=[
                NUMBER,
                ("why", models.TextField()),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "assessor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=PERSON
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=PERSON
                    ),
                ),
                (
                    "calibration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acceptances",
                        to="calibrating.calibration",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("calibration", "assessor"), name="calibrating_accepted_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("why", ""), _negated=True),
                        name="calibrating_acceptance_has_a_reason",
                    ),
                ],
            },
        ),
    ]
