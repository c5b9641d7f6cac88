from typing import Any

from django.db import migrations, models

from audit_app.access import append_only
from audit_app.access.chain import START, hash_of


def bind_what_is_there(apps: Any, schema_editor: Any) -> None:
    """Entries written before there was a chain are bound in the order in which they were written."""
    entries = apps.get_model("access", "TrailEntry").objects
    last = START
    for entry in entries.order_by("pk").iterator():
        entry.previous_hash = last
        entry.hash = last = hash_of(entry)
        entries.filter(pk=entry.pk).update(previous_hash=entry.previous_hash, hash=entry.hash)
    apps.get_model("access", "TrailHead").objects.create(pk=1, entries=entries.count(), hash=last)


def put_up(apps: Any, schema_editor: Any) -> None:
    append_only.put_up(schema_editor.connection)


def lift(apps: Any, schema_editor: Any) -> None:
    append_only.lift(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("access", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="RecordKey",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("wrapped", models.TextField(blank=True, default="")),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("destroyed_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("destroyed_at__isnull", True), models.Q(("wrapped", ""), _negated=True)
                            ),
                            models.Q(("destroyed_at__isnull", False), ("wrapped", "")),
                            _connector="OR",
                        ),
                        name="access_recordkey_is_there_or_destroyed",
                    )
                ]
            },
        ),
        migrations.CreateModel(
            name="TrailHead",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("entries", models.PositiveBigIntegerField(default=0)),
                ("hash", models.CharField(max_length=64)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("pk", 1)), name="access_trailhead_is_one")
                ]
            },
        ),
        migrations.AlterModelOptions(
            name="trailentry", options={"ordering": ["pk"], "verbose_name_plural": "trail entries"}
        ),
        migrations.AddField(
            model_name="trailentry",
            name="record_id",
            field=models.PositiveBigIntegerField(blank=True, db_index=True, null=True),
        ),
        migrations.AddField(
            model_name="trailentry",
            name="previous_hash",
            field=models.CharField(default="", max_length=64),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="trailentry",
            name="hash",
            field=models.CharField(default="", max_length=64),
            preserve_default=False,
        ),
        migrations.AlterField(model_name="trailentry", name="at", field=models.DateTimeField(db_index=True)),
        migrations.AlterField(
            model_name="trailentry",
            name="actor_id",
            field=models.PositiveBigIntegerField(blank=True, db_index=True, null=True),
        ),
        migrations.AlterField(
            model_name="trailentry",
            name="subject_type",
            field=models.CharField(blank=True, default="", max_length=60),
        ),
        migrations.AlterField(
            model_name="trailentry",
            name="subject_id",
            field=models.PositiveBigIntegerField(blank=True, null=True),
        ),
        migrations.RunPython(bind_what_is_there, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="trailentry",
            constraint=models.UniqueConstraint(fields=("previous_hash",), name="access_trail_one_chain"),
        ),
        migrations.AddConstraint(
            model_name="trailentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("subject_id__isnull", True), ("subject_type", "")),
                    models.Q(models.Q(("subject_type", ""), _negated=True), ("subject_id__isnull", False)),
                    _connector="OR",
                ),
                name="access_trail_subject_whole",
            ),
        ),
        migrations.RunPython(put_up, lift),
    ]
