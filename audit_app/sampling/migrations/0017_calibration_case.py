"""A case that every assessor reads first: of no caseload, with readings of its own two roles."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("sampling", "0016_effect_of_a_plan"),
    ]

    operations = [
        migrations.AddField(
            model_name="case",
            name="is_calibration",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AlterField(
            model_name="allocation",
            name="role",
            field=models.CharField(
                choices=[
                    ("first", "First assessor"),
                    ("second", "Second assessor"),
                    ("former", "Former assessor"),
                    ("agreed", "Agreed reading"),
                    ("panel", "Panel’s reading of the calibration case"),
                    ("calib", "Reading of the calibration case"),
                ],
                default="first",
                max_length=6,
            ),
        ),
        migrations.RemoveConstraint(model_name="allocation", name="sampling_allocation_role_in_set"),
        migrations.RemoveConstraint(model_name="allocation", name="sampling_allocation_two_people"),
        migrations.RemoveConstraint(model_name="case", name="sampling_case_reference_once"),
        migrations.RemoveConstraint(model_name="case", name="sampling_case_has_place"),
        migrations.AddConstraint(
            model_name="allocation",
            constraint=models.CheckConstraint(
                condition=models.Q(("role__in", ["first", "second", "former", "agreed", "panel", "calib"])),
                name="sampling_allocation_role_in_set",
            ),
        ),
        migrations.AddConstraint(
            model_name="allocation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("role", "calib"), _negated=True),
                fields=("case", "assessor"),
                name="sampling_allocation_two_people",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.UniqueConstraint(
                fields=("review", "reference", "is_calibration"), name="sampling_case_reference_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.UniqueConstraint(
                condition=models.Q(("is_calibration", True)),
                fields=("review",),
                name="sampling_case_one_calibration",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("district__isnull", False),
                    ("team__isnull", False),
                    ("is_calibration", True),
                    _connector="OR",
                ),
                name="sampling_case_has_place",
            ),
        ),
    ]
