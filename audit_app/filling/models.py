"""The moves an audit has made; the audit itself and its state belong to the tool."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from audit_app.kit.coded import CodeField
from audit_app.tool.choices import AUDIT_STATES
from audit_app.tool.models import Audit

RETURNED = 4


class Transition(models.Model):
    """One move of an audit from a state to the next: who made it, when and, for a return, why."""

    audit = models.ForeignKey(Audit, on_delete=models.CASCADE, related_name="transitions")
    from_state = CodeField(options=AUDIT_STATES)
    to_state = CodeField(options=AUDIT_STATES)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    reason = models.TextField(blank=True, default="")

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(to_state=RETURNED) | ~Q(reason=""), name="filling_transition_return_has_reason"
            ),
        ]

    class Held:
        work = "from_state to_state at"
        case_text = "reason"

    def __str__(self) -> str:
        return f"{self.from_state} to {self.to_state}"
