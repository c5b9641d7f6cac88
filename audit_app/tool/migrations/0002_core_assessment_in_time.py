"""Names the columns of 5.2 by what they ask: a review sets its own number of days."""

from django.db import migrations, models

RENAMED = (
    ("in_35_days", "in_time_from_start"),
    ("in_42_days", "in_time_from_referral"),
    ("in_35_days_comment", "in_time_from_start_comment"),
)
CHECKED = RENAMED[:2]


def _constraint(field: str) -> models.CheckConstraint:
    condition = models.Q((f"{field}__gte", 1), (f"{field}__lte", 2))
    return models.CheckConstraint(condition=condition, name=f"tool_coreassessment_{field}_in_set")


class Migration(migrations.Migration):
    dependencies = [("tool", "0001_initial")]

    operations = [
        *(
            migrations.RemoveConstraint("coreassessment", f"tool_coreassessment_{old}_in_set")
            for old, _new in CHECKED
        ),
        *(migrations.RenameField("coreassessment", old, new) for old, new in RENAMED),
        *(migrations.AddConstraint("coreassessment", _constraint(new)) for _old, new in CHECKED),
    ]
