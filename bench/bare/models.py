from django.conf import settings
from django.db import models

CHOICES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh")
COMMENTS = ("first_comment", "second_comment", "third_comment")
ANSWERS = [(1, "Yes"), (2, "No"), (3, "Partly"), (4, "Not applicable")]


def choice() -> models.SmallIntegerField:
    return models.SmallIntegerField(choices=ANSWERS, null=True, blank=True)


class BareSection(models.Model):
    """Seven choices and three comments."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    first = choice()
    second = choice()
    third = choice()
    fourth = choice()
    fifth = choice()
    sixth = choice()
    seventh = choice()
    first_comment = models.TextField(blank=True, default="")
    second_comment = models.TextField(blank=True, default="")
    third_comment = models.TextField(blank=True, default="")

    class Meta:
        app_label = "bare"

    def __str__(self) -> str:
        return f"Section {self.pk}"
