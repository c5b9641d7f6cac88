"""Carries stored wordings over to the measures’ new keys; what was published stays as the board saw it."""

from typing import Any

from django.db import migrations

RENAMED = {
    "core_in_35_days": "core_in_time_from_start",
    "core_in_42_days": "core_in_time_from_referral",
}


def rename(edits: Any, renamed: dict[str, str]) -> None:
    for old, new in renamed.items():
        edits.filter(key=old).update(key=new)


def forwards(apps: Any, schema_editor: Any) -> None:
    rename(apps.get_model("report", "FindingEdit").objects, RENAMED)


def backwards(apps: Any, schema_editor: Any) -> None:
    rename(apps.get_model("report", "FindingEdit").objects, {new: old for old, new in RENAMED.items()})


class Migration(migrations.Migration):
    dependencies = [("report", "0003_every_report_has_a_key")]

    operations = [migrations.RunPython(forwards, backwards)]
