"""Whatever stands in an address of these pages, it is answered, and never with a server error."""

from __future__ import annotations

import random

import pytest

from audit_app.dashboard.narrowing import WAYS
from tests.factories.report import audits_to_report
from tests.factories.sampling import Cast, make_cast
from tests.integration.access.test_bad_inputs import BAD
from tests.integration.filling.pages import signed_in

PAGES = (
    "",
    "more/",
    "measures/supervision_evident/",
    "crossed/",
    "crossed/csv/",
    "compared/",
    "compared/svg/",
    "comments/",
    "files/section-7/csv/",
    "files/6.factors/svg/",
)
OWN = ("rows", "columns", "measure", "by", "item", "words", "colour", "")
TRIES = 80


@pytest.fixture
def cast(db: None) -> Cast:
    cast = make_cast()
    audits_to_report(cast, cases=4)
    return cast


def test_no_address_breaks_a_page(cast: Cast) -> None:
    luck, client = random.Random(11), signed_in(cast.lead)
    broken = []
    for _try in range(TRIES):
        page = luck.choice(PAGES)
        names = luck.sample([*WAYS, *OWN], luck.randint(1, 3))
        query = {name: luck.choice(BAD) for name in names}
        response = client.get(f"/reviews/{cast.review.pk}/findings/{page}", query)
        if response.status_code not in (200, 302, 400, 404):
            broken.append((page, query, response.status_code))
    assert not broken
