import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """By itself, because PostgreSQL alters no table in the transaction that has just written to it."""

    dependencies = [("sampling", "0002_sealed_identities")]

    operations = [
        migrations.AlterField(
            model_name="case",
            name="record_key",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="case", to="access.recordkey"
            ),
        ),
    ]
