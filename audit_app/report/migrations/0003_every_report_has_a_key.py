import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """By itself, because PostgreSQL alters no table in the transaction that has just written to it."""

    dependencies = [("report", "0002_keys_of_reports")]

    operations = [
        migrations.AlterField(
            model_name="report",
            name="record_key",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="report", to="access.recordkey"
            ),
        ),
    ]
