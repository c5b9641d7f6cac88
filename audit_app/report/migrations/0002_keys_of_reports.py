from typing import Any

import django.db.models.deletion
from django.db import migrations, models

from audit_app.access.record_keys import new_record_keys


def give_keys(apps: Any, schema_editor: Any) -> None:
    """Every report gets the key under which the trail keeps its words."""
    reports = list(apps.get_model("report", "Report").objects.order_by("pk"))
    for report, key in zip(reports, new_record_keys(len(reports)), strict=True):
        report.record_key_id = key.pk
        report.save(update_fields=["record_key"])


class Migration(migrations.Migration):
    dependencies = [("access", "0002_record_keys_and_chain"), ("report", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="report",
            name="record_key",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="report",
                to="access.recordkey",
            ),
        ),
        migrations.RunPython(give_keys),
    ]
