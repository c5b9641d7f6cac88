"""What the files show so far: narrowed by its address, led to its cases, taken away as files."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from audit_app.access.models import TrailEntry
from audit_app.access.roles import Role
from audit_app.aggregation.cohort import signed_off_cohort
from audit_app.aggregation.measures import MEASURES
from audit_app.dashboard.sections import section_figures
from audit_app.report.narrative.wording import WORDING
from audit_app.sampling.models import Case
from tests.factories.access import give_role
from tests.factories.aggregation import Audited, Reading, audited
from tests.factories.report import audits_to_report
from tests.factories.sampling import Cast, make_allocation, make_cast
from tests.integration.filling.pages import signed_in, words

PNG = b"\x89PNG\r\n"


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture
def made(cast: Cast) -> Audited:
    """Twelve girls of the first district aged 2 to 5, of whom one is moved to the second and made a boy."""
    made = audits_to_report(cast, cases=12)
    second = cast.review.districts.all()[1]
    Case.objects.filter(pk=made.audits[0].case.pk).update(gender="male", district=second, team=None)
    return made


def at(cast: Cast, rest: str = "") -> str:
    return f"/reviews/{cast.review.pk}/findings/{rest}"


def asked(cast: Cast, rest: str = "") -> Any:
    return signed_in(cast.lead).get(at(cast, rest))


def test_a_lead_sees_every_measure_once_with_its_counts(cast: Cast, made: Audited) -> None:
    page = asked(cast)
    text = words(page)
    assert "Children: 12 of 12 audits signed off." in text
    assert all(text.count(f"{WORDING[each.key].label} : its cases") == 1 for each in MEASURES)


def test_the_figures_are_narrowed_by_the_address_and_it_is_said_in_words(cast: Cast, made: Audited) -> None:
    second = cast.review.districts.all()[1]
    page = asked(cast, f"?district={second.pk}&gender=male&age=2-5")
    assert f"Boys of {second.name} aged 2 to 5: 1 of 12 audits signed off." in words(page)
    content = page.content.decode()
    assert 'href="?district=' in content
    assert 'href="?age=2-5&amp;gender=male"' in content or 'href="?gender=male&amp;age=2-5"' in content
    assert f"measures/supervision_evident/?district={second.pk}" in content


def test_each_row_of_a_section_comes_to_all_the_cases(cast: Cast, made: Audited) -> None:
    for figure in section_figures(signed_off_cohort(cast.review, gender="female")):
        apply, aside = figure.table.columns.index("Applies"), figure.table.columns.index("Set aside")
        for row in figure.table.rows:
            assert int(str(row.values[apply])) + int(str(row.values[aside])) == 11, row


@pytest.mark.parametrize(
    "query",
    [
        "district=0",
        "district=one",
        "district=%27%3B--",
        "age=99-100",
        "gender=blue",
        "disability=perhaps",
        "assessor=99999999999999999999",
        "unborn=1",
        "ics=during",
        "colour=blue",
        "district=1&district=x",
        "team=%C3%A9",
    ],
)
def test_an_address_that_asks_for_what_there_is_not_says_so_and_shows_no_figure(
    cast: Cast, made: Audited, query: str
) -> None:
    for rest in ("", "measures/supervision_evident/"):
        page = asked(cast, f"{rest}?{query}")
        assert page.status_code == 200
        assert "There is a problem" in words(page)
        assert "signed off." not in words(page)
    assert asked(cast, f"files/section-7/csv/?{query}").status_code == 404


def test_a_district_of_another_review_is_not_offered(cast: Cast, made: Audited) -> None:
    elsewhere = cast.other_review.districts.first()
    assert elsewhere is not None
    assert "There is a problem" in words(asked(cast, f"?district={elsewhere.pk}"))


def test_a_review_without_a_signed_off_audit_says_so(cast: Cast) -> None:
    assert "nothing to show" in words(asked(cast))
    assert "no case to show" in words(asked(cast, "measures/supervision_evident/"))


def test_the_cases_of_a_measure_are_those_that_are_counted_and_reading_them_is_recorded(
    cast: Cast, made: Audited
) -> None:
    page = asked(cast, "measures/adequately_protected/?gender=male")
    case = made.audits[0].case
    assert case.reference in words(page)
    assert made.audits[1].case.reference not in words(page)
    (entry,) = TrailEntry.objects.filter(action="answer in evidence read")
    assert entry.record_id == case.record_key_id
    assert asked(cast, "measures/no_such_measure/").status_code == 404


def test_a_page_needs_the_same_queries_however_many_audits_there_are(cast: Cast) -> None:
    client = signed_in(cast.lead)
    client.get(at(cast))
    numbers = []
    for more in (3, 9):
        audited([Reading() for _reading in range(more)], review=cast.review)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(at(cast, "?gender=female")).status_code == 200
        numbers.append(len(queries))
    assert numbers[0] == numbers[1]


def test_a_table_is_downloaded_with_whom_it_is_of_in_each_row(cast: Cast, made: Audited) -> None:
    response = asked(cast, "files/section-7/csv/?gender=female")
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert {row["Of"] for row in rows} == {"Girls: 11 of 12 audits signed off"}
    assert "Supervision evident (7.4)" in {row["Measure"] for row in rows}
    entry = TrailEntry.objects.get(action="figure downloaded")
    assert entry.detail["format"] == "csv"
    assert entry.detail["narrowed_by"] == ["gender=female"]


def test_a_chart_is_downloaded_as_a_drawing_and_as_a_picture(cast: Cast, made: Audited) -> None:
    drawing, picture = asked(cast, "files/section-7/svg/"), asked(cast, "files/section-7/png/")
    assert (drawing["Content-Type"], picture["Content-Type"]) == ("image/svg+xml", "image/png")
    assert drawing.content.startswith(b"<svg xmlns=")
    assert picture.content.startswith(PNG)
    assert "attachment" in drawing["Content-Disposition"]
    assert asked(cast, "files/section-7/pdf/").status_code == 404
    assert asked(cast, "files/section-10/csv/").status_code == 404


def test_a_name_that_a_spreadsheet_would_run_stays_a_name(cast: Cast, made: Audited) -> None:
    first = cast.review.districts.first()
    assert first is not None
    first.name = "=1+1"
    first.save()
    response = asked(cast, f"files/section-7/csv/?district={first.pk}")
    text = b"".join(response.streaming_content).decode()
    assert ",=" not in text


def test_nobody_but_a_lead_of_the_review_is_shown_any_of_it(cast: Cast, made: Audited) -> None:
    others = (cast.assessor, cast.board_reader, cast.administrator, cast.stranger)
    for rest in ("", "measures/supervision_evident/", "files/section-7/csv/"):
        assert Client().get(at(cast, rest)).status_code == 302
        assert [signed_in(person).get(at(cast, rest)).status_code for person in others] == [404] * 4


def test_a_lead_who_has_still_to_read_a_case_is_shown_nothing_from_which_its_other_reading_can_be_told(
    cast: Cast, made: Audited
) -> None:
    give_role(cast.lead, Role.ASSESSOR, cast.review.pk)
    make_allocation(made.audits[0].case, cast.lead, role="second")
    for rest in ("", "?gender=male", "measures/supervision_evident/", "files/section-7/csv/"):
        page = asked(cast, rest)
        assert page.status_code == 403
        assert "once you have submitted your audit of it" in words(page)
