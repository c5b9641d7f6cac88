"""What is agreed where two readings of a case differ; the readings themselves stay as they were handed in."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from audit_app.agreeing.choices import Source
from audit_app.sampling.models import Case


class AgreedAnswer(models.Model):
    """One question on which the two readers differ, settled: whose answer holds, and why.

    The answer itself is not copied: it is the one of the reading named, save for another than either gave,
    whose ``code`` stands here.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="agreed_answers")
    ref = models.CharField(max_length=60)
    source = models.CharField(max_length=6, choices=Source.choices)
    code = models.CharField(max_length=40, blank=True, default="")
    why = models.TextField()
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["case", "ref"], name="agreeing_one_answer_an_item"),
            models.CheckConstraint(
                condition=Q(source__in=Source.values), name="agreeing_agreedanswer_source_in_set"
            ),
            models.CheckConstraint(
                condition=Q(source=Source.OTHER.value) ^ Q(code=""),
                name="agreeing_agreedanswer_code_if_other",
            ),
            models.CheckConstraint(condition=~Q(why=""), name="agreeing_agreedanswer_has_a_reason"),
        ]

    class Held:
        coded = "ref source code"
        case_text = "why"
        work = "settled_at"

    def __str__(self) -> str:
        return f"{self.ref} of case {self.case_id}"
