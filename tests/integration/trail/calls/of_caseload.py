"""Bringing a caseload in, step by step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from audit_app.sampling.caseload import services
from audit_app.sampling.caseload.making_ready import make_ready
from audit_app.sampling.models import CaseloadUpload
from audit_app.sampling.services import TeamRow
from tests.factories.lists import child, csv_of, looked_through, taken_in, uploaded
from tests.factories.sampling import Cast, make_case
from tests.integration.trail.calls.call import Arguments, call

ONE_CHILD = csv_of(child())


def with_list(make: Callable[[Cast], CaseloadUpload], **more: Any) -> Callable[[Cast], Arguments]:
    return lambda cast: {"upload": make(cast), **more, "by": cast.lead}


def read(cast: Cast) -> CaseloadUpload:
    return uploaded(cast.review, ONE_CHILD, cast.lead)


def checked(cast: Cast) -> CaseloadUpload:
    return looked_through(cast.review, ONE_CHILD, cast.lead)


def done(cast: Cast) -> CaseloadUpload:
    return taken_in(cast.review, ONE_CHILD, cast.lead)


def made_ready(cast: Cast) -> Arguments:
    upload = asked_for(cast)
    return {"upload": upload, "basis": make_ready(upload), "by": cast.lead}


def asked_for(cast: Cast) -> CaseloadUpload:
    """With a child who is new, one who has changed and one who is not in the list."""
    make_case(cast.review, reference="WD2", gender="male")
    make_case(cast.review, reference="WD3")
    upload = looked_through(cast.review, csv_of(child(), child("WD2")), cast.lead)
    return services.ask_to_take_in(upload=upload, remove=True, by=cast.lead)


CALLS = {
    "sampling.take_upload": call(
        lambda cast: {"review": cast.review, "content": ONE_CHILD, "name": "list.csv", "by": cast.lead},
        "list uploaded",
    ),
    "sampling.choose_table": call(with_list(read, sheet="", heading=1), "list read anew"),
    "sampling.set_columns": call(
        with_list(read, columns={"reference": 0, "date_of_birth": 2, "district": 4}), "columns of a list set"
    ),
    "sampling.say_words": call(
        with_list(
            checked,
            meanings={"category": {"Harm": "physical"}},
            districts=["Dunmere"],
            teams=[TeamRow("Dunmere team", "Dunmere")],
        ),
        "districts added",
        "teams added",
        "words of a list explained",
    ),
    "sampling.mend_row": call(with_list(checked, row=2, values={"gender": "male"}), "row of a list mended"),
    "sampling.skip_rows": call(with_list(checked, rows=[2]), "rows of a list skipped"),
    "sampling.ask_to_take_in": call(with_list(checked), "list to be taken in"),
    "sampling.take_in": call(
        made_ready,
        "case changed by a list",
        "case removed from the caseload",
        "caseload imported",
        "case entered",
    ),
    "sampling.stop_taking_in": call(with_list(asked_for), "taking in of a list stopped"),
    "sampling.give_up": call(with_list(checked), "list given up"),
    "sampling.record_list_read": call(with_list(checked, page="preview"), "list read"),
    "sampling.record_outcome_downloaded": call(with_list(done), "outcome of a list downloaded"),
}
