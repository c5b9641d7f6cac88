"""In each of the two reviews a list that was taken in, and one that is looked through."""

from __future__ import annotations

from audit_app.access.matrix.askers import Asker
from audit_app.access.models import User
from audit_app.sampling.models import Review
from tests.factories.lists import child, csv_of, looked_through, taken_in
from tests.integration.access.matrix.place import Arguments, Place

COLUMNS = {"reference": "0", "date_of_birth": "2", "gender": "3", "district": "4", "category": "6"}


def lists_in(place: Place) -> None:
    this = _lists(place.here, place.cast.lead)
    other = _lists(place.elsewhere, place.people[Asker.LEAD_ELSEWHERE])
    for name in ("list", "list taken in"):
        place.things[name] = place.of_review("upload_id", this[name], other[name])
        for arguments in place.things[name].values():
            arguments["row"] = 2
    place.forms.update(
        {
            "caseload:table": {"heading": "1"},
            "caseload:columns": COLUMNS,
            "caseload:row": {"reference": "LIST-2", "date_of_birth": "2005-01-02", "district": "Ashmere"},
            "caseload:skip": {"row": "2"},
            "caseload:take_in": {"remove": "no"},
        }
    )


def _lists(review: Review, lead: User) -> Arguments:
    before = review.state
    bring_back(review, "sampling")
    done = taken_in(review, csv_of(child("LIST-1")), lead)
    under_way = looked_through(review, csv_of(child("LIST-2", category="Not one of the four")), lead)
    bring_back(review, before)
    return {"list": under_way.pk, "list taken in": done.pk}


def bring_back(review: Review, state: str) -> None:
    """Lists come in before a review goes out to read; the world is further on."""
    Review.objects.filter(pk=review.pk).update(state=state)
    review.refresh_from_db(fields=["state"])
