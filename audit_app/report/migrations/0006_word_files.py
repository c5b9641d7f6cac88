import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("report", "0001_squashed_0005_dates_confirmed"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="publication",
            name="document",
            field=models.JSONField(null=True),
        ),
        migrations.AddField(
            model_name="reportfile",
            name="file_format",
            field=models.CharField(
                choices=[("pdf", "PDF"), ("docx", "Word file")], default="pdf", max_length=4
            ),
        ),
        migrations.AlterField(
            model_name="reportfile",
            name="publication",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="files",
                to="report.publication",
            ),
        ),
        migrations.AddConstraint(
            model_name="reportfile",
            constraint=models.CheckConstraint(
                condition=models.Q(("file_format__in", ["pdf", "docx"])), name="report_file_format_in_set"
            ),
        ),
        migrations.AddConstraint(
            model_name="reportfile",
            constraint=models.UniqueConstraint(
                fields=("publication", "file_format"), name="report_file_once_for_each_format"
            ),
        ),
    ]
