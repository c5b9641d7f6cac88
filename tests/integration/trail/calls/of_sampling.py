"""Setting a review up, from its dates to who reads which case."""

from __future__ import annotations

from datetime import date

from audit_app.access.roles import Role
from audit_app.sampling import services
from audit_app.sampling.choices import ExclusionReason, ReplacementReason
from audit_app.sampling.drawing.plan import Plan
from audit_app.sampling.models import District
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


def with_plan(cast: Cast) -> Arguments:
    with_frozen_caseload(cast)
    services.save_plan(plan=Plan(4), **of_the_review(cast))
    return of_the_review(cast)


def of_an_exclusion(cast: Cast) -> Arguments:
    with_caseload(cast)
    left = services.exclude(references=["WD0002"], reason=ExclusionReason.CLOSED, **of_the_review(cast))
    return {"case": left[0].case, "by": cast.lead}


def of_a_sampled_case(cast: Cast) -> Arguments:
    sample = services.draw_sample(plan=Plan(4), seed="2009", **with_caseload(cast))
    return {"sampled": sample.sampled_cases.earliest("order"), "by": cast.lead}


def a_spare_case(cast: Cast) -> Arguments:
    return {"case": cast.review.cases.filter(sampled=None).earliest("reference"), "reason": "For the board"}


def reasons_shown(cast: Cast) -> Arguments:
    words = "Somebody knows the family."
    with_caseload(cast)
    left = services.exclude(
        references=["WD0002"], reason=ExclusionReason.OTHER, words=words, **of_the_review(cast)
    )
    return {"exclusions": left, "by": cast.lead}


def of_the_sample(cast: Cast) -> Arguments:
    return {"sample": of_a_sampled_case(cast)["sampled"].sample, "by": cast.lead}


OUT, IN = "case went out of the sample", "case came into the sample"

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
    "sampling.exclude": call(
        lambda cast: {
            "references": ["WD0002", "WD0003"],
            "reason": ExclusionReason.CLOSED,
            **with_caseload(cast),
        },
        *2 * ["child left out of the draw"],
    ),
    "sampling.undo_exclusion": call(of_an_exclusion, "child let into the draw again"),
    "sampling.freeze_frame": call(with_caseload, "caseload frozen"),
    "sampling.open_frame": call(with_frozen_caseload, "caseload opened again"),
    "sampling.save_plan": call(
        lambda cast: {"plan": Plan(4), **with_frozen_caseload(cast)}, "plan of the sample saved"
    ),
    "sampling.give_seed": call(lambda cast: {"seed": "2009", **with_plan(cast)}, "seed recorded"),
    "sampling.draw_seed": call(with_plan, "seed recorded"),
    "sampling.replace_case": call(
        lambda cast: {"reason": ReplacementReason.TRANSFERRED, **of_a_sampled_case(cast)}, OUT, IN
    ),
    "sampling.swap_case": call(lambda cast: {**of_a_sampled_case(cast), **a_spare_case(cast)}, OUT, IN),
    "sampling.add_case": call(
        lambda cast: (
            {"review": of_a_sampled_case(cast)["sampled"].sample.review, "by": cast.lead} | a_spare_case(cast)
        ),
        IN,
    ),
    "sampling.remove_case": call(
        lambda cast: {"reason": "Not ours any more", **of_a_sampled_case(cast)}, OUT
    ),
    "sampling.record_reasons_shown": call(reasons_shown, "reason of the sample read"),
    "sampling.record_frame_export": call(with_frozen_caseload, "frame downloaded"),
    "sampling.record_list_export": call(of_the_sample, "list of the sample downloaded"),
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
