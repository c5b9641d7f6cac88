"""What stands in the way when a case is to leave the sample."""

from audit_app.sampling.choices import HANDED_IN
from audit_app.sampling.models import Case
from audit_app.tool.models import Audit


def obstacle_to_leaving(case: Case) -> str:
    """A case whose audit has been handed in stays, so that nobody picks cases by what was found in them."""
    if Audit.objects.filter(allocation__case=case, state__in=HANDED_IN).exists():
        return "The audit of this case has been handed in, so the case stays in the sample."
    return ""
