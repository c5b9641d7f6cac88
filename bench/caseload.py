"""Fills an empty database with audits under way, each of an assessor of its own, and says whose is which."""

from __future__ import annotations

import json
import sys
from typing import Any

import django

PASSWORD = "only for a benchmark"  # noqa: S105 - of accounts that are gone with their database


def assessors_with_audits(count: int) -> list[dict[str, Any]]:
    from audit_app.access.models import Membership, User
    from audit_app.access.roles import Role
    from audit_app.sampling.models import Review
    from audit_app.tool.models import Audit
    from bench.population import populate

    review = populate(count)
    # Answers are entered in no other part of its course.
    Review.objects.filter(pk=review.pk).update(state="fieldwork")
    under_way = []
    for place, audit in enumerate(Audit.objects.select_related("allocation").order_by("pk")):
        username = f"assessor{place}"
        user = User.objects.create_user(username, password=PASSWORD, display_name=f"Assessor {place}")
        Membership.objects.create(user=user, review_id=review.pk, role=Role.ASSESSOR)
        audit.allocation.assessor = user
        audit.allocation.save()
        audit.state, audit.signed_off_at, audit.signed_off_by = "in_progress", None, None
        audit.save()
        under_way.append({"username": username, "number": audit.pk})
    return under_way


def main() -> None:
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    print(json.dumps(assessors_with_audits(int(sys.argv[1]))))


if __name__ == "__main__":
    main()
