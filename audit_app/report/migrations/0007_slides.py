from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("report", "0006_word_files")]

    operations = [
        migrations.AlterField(
            model_name="reportfile",
            name="file_format",
            field=models.CharField(
                choices=[("pdf", "PDF"), ("docx", "Word file"), ("pptx", "PowerPoint file")],
                default="pdf",
                max_length=4,
            ),
        ),
        migrations.RemoveConstraint(model_name="reportfile", name="report_file_format_in_set"),
        migrations.AddConstraint(
            model_name="reportfile",
            constraint=models.CheckConstraint(
                condition=models.Q(("file_format__in", ["pdf", "docx", "pptx"])),
                name="report_file_format_in_set",
            ),
        ),
    ]
