from typing import Any

import django.db.models.deletion
from django.db import migrations, models

from audit_app.access.record_keys import new_record_keys, seal


def give_keys(apps: Any, schema_editor: Any) -> None:
    """Every child's record gets its key, and who the child is goes under it."""
    cases = list(apps.get_model("sampling", "Case").objects.order_by("pk"))
    for case, key in zip(cases, new_record_keys(len(cases)), strict=True):
        case.record_key_id = key.pk
        case.save(update_fields=["record_key"])
        identity = apps.get_model("sampling", "Identity").objects.filter(case=case).first()
        if identity is not None:
            born = identity.date_of_birth
            identity.sealed_name = seal(key, identity.name) if identity.name else ""
            identity.sealed_date_of_birth = seal(key, born.isoformat()) if born else ""
            identity.save()


class Migration(migrations.Migration):
    dependencies = [("access", "0002_record_keys_and_chain"), ("sampling", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="case",
            name="record_key",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="case",
                to="access.recordkey",
            ),
        ),
        migrations.AddField(
            model_name="identity", name="sealed_name", field=models.TextField(blank=True, default="")
        ),
        migrations.AddField(
            model_name="identity", name="sealed_date_of_birth", field=models.TextField(blank=True, default="")
        ),
        migrations.RunPython(give_keys),
        migrations.RemoveField(model_name="identity", name="name"),
        migrations.RemoveField(model_name="identity", name="date_of_birth"),
    ]
