"""Assessors and their conflicts, and a sample with a case that waits."""

from __future__ import annotations

from audit_app.access.matrix.askers import Asker
from audit_app.access.models import User
from audit_app.sampling.choices import ConflictKind
from audit_app.sampling.models import AssessorCapacity, Conflict, Review
from tests.factories.sampling import DISABILITY_TEAM, make_drawn_sample
from tests.integration.access.matrix.place import NONE, Place

DUE = {"due_0": "1", "due_1": "4", "due_2": "2009"}


def allocating_in(place: Place) -> None:
    here, elsewhere = place.people[Asker.COLLEAGUE], place.people[Asker.ASSESSOR_ELSEWHERE]
    lead_elsewhere = place.people[Asker.LEAD_ELSEWHERE]
    for review, person in ((place.here, here), (place.elsewhere, elsewhere)):
        AssessorCapacity.objects.create(review=review, user=person, capacity=5)
    for review, lead in ((place.here, place.cast.lead), (place.elsewhere, lead_elsewhere)):
        # Of new cases, so that those of the other pages stay what they are.
        make_drawn_sample(review, [place.a_case(review)], lead)
    entered = _conflict(place.here, here, place.cast.lead)
    entered_elsewhere = _conflict(place.elsewhere, elsewhere, lead_elsewhere)
    own = _conflict(place.here, place.cast.assessor, place.cast.assessor)
    theirs, far_away = _second(place.here, here), _second(place.elsewhere, elsewhere)
    numbers = {"own": own, "a colleague’s": theirs}
    place.things.update(
        {
            "sampled review": place.things["review"],
            "review assessed": place.things["review"],
            "assessor": place.of_review("pk", here.pk, elsewhere.pk),
            "conflict": place.of_review("conflict_id", entered, entered_elsewhere),
            "own conflict": {
                **{name: {"review_id": place.here.pk, "conflict_id": pk} for name, pk in numbers.items()},
                "of another review": {"review_id": place.elsewhere.pk, "conflict_id": far_away},
                "none": {"review_id": place.here.pk, "conflict_id": NONE},
            },
        }
    )
    team = {"kind": "team", "team": str(place.here.teams.earliest("pk").pk)}
    place.forms.update(
        {
            "sampling:share": {"seed": "2009", **DUE},
            "sampling:second": {"number": "1", "counts": "no", "seed": "2009", **DUE},
            "sampling:assessor": {"capacity": "4"},
            "sampling:conflict_add": team,
            "sampling:my_conflicts": team,
            "filling:conflict": {"words": "I know the family."},
        }
    )


def _conflict(review: Review, user: User, said_by: User) -> int:
    """With the disability team, which holds none of the cases of the other pages."""
    team = review.teams.get(name=DISABILITY_TEAM)
    kind = ConflictKind.TEAM.value
    return Conflict.objects.create(review=review, user=user, kind=kind, team=team, said_by=said_by).pk


def _second(review: Review, user: User) -> int:
    """One that the person declared of themselves."""
    team = review.teams.filter(is_disability_team=False).latest("pk")
    kind = ConflictKind.OWN_TEAM.value
    return Conflict.objects.create(review=review, user=user, kind=kind, team=team, said_by=user).pk
