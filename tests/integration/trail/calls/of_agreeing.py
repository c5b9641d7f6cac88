"""Two readings of a case, compared and settled."""

from __future__ import annotations

from audit_app.agreeing import services
from audit_app.agreeing.differences import Settled
from audit_app.agreeing.queries import pair_of
from audit_app.sampling.models import Case
from tests.factories.sampling import Cast
from tests.factories.two_readings import case_of, read_twice
from tests.integration.trail.calls.call import Arguments, call


def differing(cast: Cast) -> Case:
    return case_of(read_twice(cast, {"7.4": "no"})[0])


def of_the_pair(cast: Cast) -> Arguments:
    return {"pair": pair_of(differing(cast)), "by": cast.lead}


def to_settle(cast: Cast) -> Arguments:
    return {
        "case": differing(cast),
        "ref": "7.4",
        "settled": Settled("second"),
        "why": "The notes are undated.",
        "by": cast.lead,
    }


def settled(cast: Cast) -> Arguments:
    arguments = to_settle(cast)
    services.settle(**arguments)
    return {"case": arguments["case"], "by": cast.lead}


CALLS = {
    "agreeing.record_comparison": call(of_the_pair, "two readings compared"),
    "agreeing.settle": call(to_settle, "difference settled"),
    "agreeing.finish": call(settled, "agreed reading made"),
}
