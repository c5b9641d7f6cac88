import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("replying", "0001_summaries_shared_and_replies"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ReplyLetter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                (
                    "point",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="letters",
                        to="replying.point",
                    ),
                ),
                (
                    "share",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="letters",
                        to="replying.share",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("point", None)),
                        fields=("share", "user"),
                        name="replying_replyletter_one_of_the_view",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("user__isnull", False)),
                        fields=("point", "user"),
                        name="replying_replyletter_one_of_an_answer",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("user", None)),
                        fields=("point",),
                        name="replying_replyletter_one_to_the_giver",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("point__isnull", False), ("user__isnull", False), _connector="OR"
                        ),
                        name="replying_replyletter_of_a_view_to_a_lead",
                    ),
                ],
            },
        ),
    ]
