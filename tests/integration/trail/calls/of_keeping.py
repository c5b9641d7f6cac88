"""Keeping records, handing out copies of them and erasing them."""

from __future__ import annotations

from datetime import date
from typing import Any

from audit_app.sampling.choices import ErasureGround
from tests.factories.sampling import Cast, make_case, make_identity
from tests.integration.trail.calls.call import Arguments, call

REASON = "Decided by the information office, letter 17."
LONG_AFTER = date(2012, 1, 1)


def of_a_case(cast: Cast, **more: Any) -> Arguments:
    case = make_case(cast.review)
    make_identity(case)
    return {"case": case, "by": cast.lead, **more}


def of_a_review(cast: Cast, **more: Any) -> Arguments:
    make_case(cast.review)
    return {"review": cast.review, "by": cast.lead, **more}


CALLS = {
    "keeping.record_lookup": call(of_a_case, "record looked up"),
    "keeping.record_copy": call(
        lambda cast: of_a_case(cast, file_format="json", with_staff=True), "copy of a record made"
    ),
    "keeping.erase_record": call(
        lambda cast: of_a_case(cast, ground=ErasureGround.REQUEST, reason=REASON), "record erased"
    ),
    "keeping.erase_review": call(
        lambda cast: of_a_review(cast, reason=REASON, today=LONG_AFTER), "record erased"
    ),
    "keeping.keep_for": call(lambda cast: of_a_review(cast, months=6), "time of keeping set"),
}
