"""Districts and teams of the two reviews, and what is posted to set a review up."""

from __future__ import annotations

from audit_app.sampling.models import District, Team
from tests.integration.access.matrix.place import Arguments, Place

DATES = {
    f"{name}_{part}": value
    for name, day in {
        "reference_date": ("31", "3", "2010"),
        "fieldwork_start": ("1", "4", "2010"),
        "fieldwork_end": ("30", "4", "2010"),
    }.items()
    for part, value in enumerate(day)
}
SETTINGS: Arguments = {
    "title": "Spring review",
    "authority": "Wealdshire County Council",
    **DATES,
    "jurisdiction": "ENG",
    "day_counting": "working",
    "strategy_hours": "24",
    "outcome_days": "15",
    "conference_days": "15",
    "core_days": "35",
    "core_referral_days": "42",
    "strong_from": "85",
    "met_from": "70",
    "improve_from": "50",
    "minimum_cases": "10",
    "moderation_share": "10",
    "suppress_small_cells": "yes",
}


def setting_up_in(place: Place) -> None:
    reviews = (place.here, place.elsewhere)
    districts = [District.objects.create(review=each, name="Nowhere", order=9) for each in reviews]
    teams = [Team.objects.create(review=each, name="Nobody", is_disability_team=True) for each in reviews]
    place.things.update(
        {
            "district": place.of_review("pk", districts[0].pk, districts[1].pk),
            "team": place.of_review("pk", teams[0].pk, teams[1].pk),
        }
    )
    place.forms.update(
        {
            # A lead is first asked how to start, an administrator for everything at once.
            "sampling:new_review": {
                "copy": "0",
                "months_kept": "12",
                "lead": str(place.cast.colleague.pk),
                **SETTINGS,
            },
            "sampling:settings": SETTINGS,
            "sampling:ages": {"ages": "5, 11"},
            "sampling:districts_add": {"names": "Dunmere"},
            "sampling:district": {"name": "Elsewhere"},
            "sampling:district_order": {"to": "up"},
            "sampling:team_add": {"name": "Team D", "is_disability_team": "on"},
            "sampling:teams_paste": {"lines": "Team D; Ashmere"},
            "sampling:team": {"name": "Team D", "is_disability_team": "on"},
            "sampling:move_to": {"reason": "Places were missing."},
            "tool:questions": {"asked": ["9.14"]},
        }
    )
