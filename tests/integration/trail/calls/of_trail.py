"""Reading the trail and taking it out."""

from __future__ import annotations

from tests.factories.sampling import make_case
from tests.integration.trail.calls.call import call

CALLS = {
    "trail.record_search": call(
        lambda cast: {"review": cast.review, "record": None, "by": cast.lead}, "trail searched"
    ),
    "trail.record_access_search": call(lambda cast: {"by": cast.administrator}, "trail searched"),
    "trail.record_reading": call(
        lambda cast: {"record": make_case(cast.review), "by": cast.lead}, "record’s trail read"
    ),
    "trail.record_export": call(
        lambda cast: {"review": cast.review, "record": None, "entries": 3, "by": cast.lead}, "trail exported"
    ),
    "trail.record_access_export": call(
        lambda cast: {"entries": 3, "by": cast.administrator}, "trail exported"
    ),
    "trail.record_own_export": call(lambda cast: {"entries": 3, "by": cast.assessor}, "trail exported"),
}
