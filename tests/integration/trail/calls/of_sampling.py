"""Setting a review up, from its dates to who reads which case."""

from __future__ import annotations

from datetime import date

from audit_app.access.roles import Role
from audit_app.sampling import services
from audit_app.sampling.models import District
from audit_app.sampling.drawing.plan import Plan
from tests.factories.access import make_user
from tests.factories.sampling import Cast, make_caseload
from tests.integration.trail.calls.call import Arguments, call

NEW_REVIEW = {
    "title": "Spring review",
    "authority": "Wealdshire County Council",
    "reference_date": date(2010, 3, 31),
    "fieldwork_start": date(2010, 4, 1),
    "fieldwork_end": date(2010, 4, 30),
}
CHILD = services.CaseloadRow(
    "WD1", "female", "Ashmere", name="Juniper Made-Up", date_of_birth=date(2005, 1, 2)
)


def of_the_review(cast: Cast) -> Arguments:
    return {"review": cast.review, "by": cast.lead}


def with_caseload(cast: Cast) -> Arguments:
    make_caseload(cast.review, 20)
    return of_the_review(cast)


def with_frozen_caseload(cast: Cast) -> Arguments:
    services.freeze_frame(**with_caseload(cast))
    return of_the_review(cast)


def with_sample(cast: Cast) -> Arguments:
    services.draw_sample(plan=Plan(size=4), seed="2009", **with_caseload(cast))
    services.set_capacities(capacities={cast.assessor: 2, cast.colleague: 2}, **of_the_review(cast))
    return of_the_review(cast)


def an_empty_district(cast: Cast) -> District:
    return District.objects.create(review=cast.review, name="Nowhere", order=9)


CALLS = {
    "sampling.create_review": call(
        lambda cast: {**NEW_REVIEW, "by": cast.lead}, "review created", "role granted"
    ),
    "sampling.add_districts": call(
        lambda cast: {"names": ["Dunmere"], **of_the_review(cast)}, "districts added"
    ),
    "sampling.add_teams": call(
        lambda cast: {"teams": [services.TeamRow("Team D", "Ashmere")], **of_the_review(cast)}, "teams added"
    ),
    "sampling.add_members": call(
        lambda cast: {"role": Role.ASSESSOR, "users": [make_user("nell")], **of_the_review(cast)},
        "role granted",
    ),
    "sampling.copy_review": call(
        lambda cast: {
            **{name: value for name, value in NEW_REVIEW.items() if name != "authority"},
            "earlier": cast.review,
            "with_members": True,
            "by": cast.lead,
        },
        *("review created", "role granted", "review copied"),
        *3 * ["role granted"],
    ),
    "sampling.rename_district": call(
        lambda cast: {"district": cast.review.districts.first(), "name": "Ashmore", "by": cast.lead},
        "district renamed",
    ),
    "sampling.move_district": call(
        lambda cast: {"district": cast.review.districts.first(), "up": False, "by": cast.lead},
        "district moved",
    ),
    "sampling.remove_district": call(
        lambda cast: {"district": an_empty_district(cast), "by": cast.lead}, "district removed"
    ),
    "sampling.change_team": call(
        lambda cast: {
            "team": cast.review.teams.first(),
            "row": services.TeamRow("Team of another name"),
            "by": cast.lead,
        },
        "team changed",
    ),
    "sampling.remove_team": call(
        lambda cast: {"team": cast.review.teams.first(), "by": cast.lead}, "team removed"
    ),
    "sampling.change_settings": call(
        lambda cast: {"changes": {"core_days": 30}, **of_the_review(cast)}, "settings changed"
    ),
    "sampling.move_review": call(
        lambda cast: {"to_state": "planning", "reason": "Too early.", **of_the_review(cast)},
        "review moved back",
    ),
    "sampling.import_frame": call(
        lambda cast: {"rows": [CHILD], **of_the_review(cast)}, "caseload imported", "case entered"
    ),
    "sampling.draw_sample": call(
        lambda cast: {"plan": Plan(size=4), "seed": "2009", **with_frozen_caseload(cast)}, "sample drawn"
    ),
    "sampling.set_capacities": call(
        lambda cast: {"capacities": {cast.assessor: 3}, **of_the_review(cast)}, "capacities set"
    ),
    "sampling.allocate": call(
        lambda cast: {"seed": "2009", **with_sample(cast)}, "cases allocated", *4 * ["case allocated"]
    ),
}
