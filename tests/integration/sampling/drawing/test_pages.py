"""The pages from the frozen caseload to the sample, as a lead's browser gets them."""

from __future__ import annotations

import csv
import io
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from audit_app.access.models import TrailEntry
from audit_app.sampling import services
from audit_app.sampling.choices import ExclusionReason
from audit_app.sampling.drawing.frame_file import read_frame_file
from audit_app.sampling.drawing.plan import Plan
from audit_app.sampling.drawing.queries import next_plan, next_seed
from audit_app.sampling.drawing.replay import replay
from audit_app.sampling.drawing.views import common
from audit_app.sampling.models import Case, Sample, SampledCase
from audit_app.sampling.queries import current_cases, sample_of
from tests.factories.sampling import Cast, make_caseload, make_cast

pytestmark = pytest.mark.django_db
PLAN = {
    "size": "9",
    "spread": "even",
    "ages": "chance",
    "disability_minimum": "0",
    "pre_school_percent": "0",
    "families": "any",
}


@pytest.fixture
def cast() -> Cast:
    cast = make_cast()
    make_caseload(cast.review, 60)
    return cast


@pytest.fixture
def lead(cast: Cast, client: Client) -> Client:
    client.force_login(cast.lead)
    return client


@pytest.fixture
def frozen(cast: Cast) -> None:
    services.freeze_frame(review=cast.review, by=cast.lead)


@pytest.fixture
def sample(cast: Cast, frozen: None) -> Sample:
    services.save_plan(review=cast.review, plan=Plan(9), by=cast.lead)
    return services.draw_sample(review=cast.review, plan=Plan(9), seed="2009", by=cast.lead)


def url(name: str, cast: Cast, *numbers: int) -> str:
    return reverse(f"sampling:sample{name}", args=[cast.review.pk, *numbers])


def text_of(client: Client, address: str, posted: dict[str, str] | None = None) -> str:
    response = client.get(address) if posted is None else client.post(address, posted)
    assert response.status_code == 200, response.status_code
    return unescape(response.content.decode())


def test_an_empty_caseload_says_what_comes_first(client: Client) -> None:
    cast = make_cast()
    client.force_login(cast.lead)
    assert "The caseload is empty" in text_of(client, url("", cast))
    assert "The caseload is empty" in text_of(client, url("_precision", cast))


def test_cases_that_went_out_have_pages_of_their_own_and_only_reasons_that_are_shown_are_recorded(
    cast: Cast, lead: Client, sample: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(common, "ON_A_PAGE", 2)
    gone = list(current_cases(sample))[:5]
    for number, each in enumerate(gone):
        services.remove_case(sampled=each, reason=f"Reason {number}.", by=cast.lead)
    text = text_of(lead, url("_cases", cast))
    assert [f"Reason {number}." in text for number in range(5)] == [True, True, False, False, False]
    assert TrailEntry.objects.filter(action="reason of the sample read").count() == 2
    text = text_of(lead, url("_cases", cast) + "?gone=3")
    assert [f"Reason {number}." in text for number in range(5)] == [False, False, False, False, True]
    assert "?gone=2" in text
    assert "?page=2" in text


def test_a_column_of_a_spreadsheet_is_taken_as_it_is_pasted(cast: Cast, lead: Client) -> None:
    pasted = {"references": "WD0001\r\nWD0002\r\n\r\nWD0003, WD0004\tWD0005", "reason": "audited"}
    assert lead.post(url("_left_out", cast), pasted).status_code == 302
    assert cast.review.cases.exclude(exclusion=None).count() == 5


def test_another_reason_needs_words_and_what_was_pasted_stays(cast: Cast, lead: Client) -> None:
    text = text_of(lead, url("_left_out", cast), {"references": "WD0001", "reason": "other"})
    assert "Enter the reason in your words" in text
    assert "WD0001</textarea>" in text


def test_words_about_a_child_are_shown_with_an_entry_under_the_record(cast: Cast, lead: Client) -> None:
    services.exclude(
        review=cast.review,
        references=["WD0001"],
        reason=ExclusionReason.OTHER,
        words="Known to the lead",
        by=cast.lead,
    )
    assert "Known to the lead" in text_of(lead, url("_left_out", cast))
    entry = TrailEntry.objects.get(action="reason of the sample read")
    assert entry.record_id == Case.objects.get(review=cast.review, reference="WD0001").record_key_id


def test_a_list_that_is_long_is_shown_in_pages(cast: Cast, lead: Client) -> None:
    references = [f"WD{number:04}" for number in range(55)]
    services.exclude(review=cast.review, references=references, reason=ExclusionReason.CLOSED, by=cast.lead)
    assert "WD0054" not in text_of(lead, url("_left_out", cast))
    assert "WD0054" in text_of(lead, url("_left_out", cast) + "?page=2")
    assert "WD0054" in text_of(lead, url("_left_out", cast) + "?page=nonsense&page=99")


@pytest.mark.usefixtures("frozen")
def test_a_plan_that_can_be_met_is_saved(cast: Cast, lead: Client) -> None:
    assert lead.post(url("_plan", cast), PLAN).status_code == 302
    assert next_plan(cast.review) == Plan(9)


@pytest.mark.usefixtures("frozen")
@pytest.mark.parametrize(
    ("wishes", "said", "button", "left"),
    [
        ({"size": "70"}, "70 cases are asked for, and 60 can be drawn: 10 too few", "size", {"size": 60}),
        (
            {"disability_minimum": "8"},
            "At least 8 from disability teams are asked for, and 6 can be had: 2 too few",
            "disability_minimum",
            {"disability_minimum": 6},
        ),
        (
            {"size": "50", "pre_school_percent": "90"},
            "At least 45 of pre-school age are asked for, and 30 can be had: 15 too few",
            "pre_school_minimum",
            {"size": 50, "pre_school_percent": 60},
        ),
        (
            {"size": "13", "ages": "ages", "age_0": "12", "age_1": "1"},
            "12 of the age unborn are asked for, and the caseload has 10: 2 too few",
            "age_quotaunborn",
            {"size": 11, "age_quotas": {"unborn": 10, "0-2": 1, "2-5": 0, "5-10": 0, "10-16": 0, "16-18": 0}},
        ),
    ],
)
def test_a_wish_that_cannot_be_met_is_told_and_gives_way_alone(
    cast: Cast, lead: Client, wishes: dict[str, str], said: str, button: str, left: dict[str, Any]
) -> None:
    text = text_of(lead, url("_plan", cast), PLAN | wishes)
    assert said in " ".join(text.split())
    assert f'value="{button}"' in text
    assert next_plan(cast.review) is None
    shown = lead.post(url("_plan", cast), PLAN | wishes | {"relax": button}).context["form"]
    assert shown.plan() == Plan(**{"size": 9, **left})


@pytest.mark.usefixtures("frozen")
def test_numbers_by_age_that_do_not_add_up_are_told_at_the_field(cast: Cast, lead: Client) -> None:
    text = text_of(lead, url("_plan", cast), PLAN | {"ages": "ages", "age_1": "4"})
    assert "The numbers by age must add up to 9. Now they add up to 4" in text
    assert 'value="4"' in text


@pytest.mark.usefixtures("frozen")
def test_a_caseload_that_names_no_family_says_that_the_question_makes_no_difference(
    cast: Cast, lead: Client
) -> None:
    no_difference = "the answer makes no difference"
    cast.review.cases.update(family_ref="")
    assert no_difference in text_of(lead, url("_plan", cast))
    one = cast.review.cases.first()
    assert one is not None
    cast.review.cases.filter(pk=one.pk).update(family_ref="F1")
    assert no_difference not in text_of(lead, url("_plan", cast))


def test_a_sample_that_was_drawn_leads_to_the_allocation(cast: Cast, lead: Client, sample: Sample) -> None:
    page = lead.get(f"/reviews/{cast.review.pk}/sample/").content.decode()
    assert f'href="/reviews/{cast.review.pk}/allocation/"' in page
    assert f'href="/reviews/{cast.review.pk}/"' in page


@pytest.mark.usefixtures("frozen")
def test_looking_saves_nothing(cast: Cast, lead: Client) -> None:
    assert "the size asked for" in text_of(lead, url("_plan", cast), PLAN | {"look": "yes"})
    assert next_plan(cast.review) is None


@pytest.mark.usefixtures("frozen")
def test_a_seed_is_drawn_recorded_and_used_once(cast: Cast, lead: Client) -> None:
    lead.post(url("_plan", cast), PLAN)
    lead.post(url("_seed", cast), {"origin": "drawn"})
    recorded = next_seed(cast.review)
    assert recorded is not None
    assert len(recorded.seed) == 12
    lead.post(url("_draw", cast))
    sample = sample_of(cast.review)
    assert sample is not None
    assert (sample.seed, sample.seed_origin) == (recorded.seed, "drawn")
    assert next_seed(cast.review) is None
    lead.post(url("_draw", cast))
    assert Sample.objects.count() == 1


@pytest.mark.usefixtures("frozen")
@pytest.mark.parametrize("seed", ["", "a|b", "x" * 101])
def test_a_seed_that_cannot_be_used_is_refused_at_the_field(cast: Cast, lead: Client, seed: str) -> None:
    lead.post(url("_plan", cast), PLAN)
    text = text_of(lead, url("_seed", cast), {"seed": seed})
    assert "Error:" in text
    assert next_seed(cast.review) is None


def test_a_seed_is_not_given_twice(cast: Cast, lead: Client, sample: Sample) -> None:
    assert "was recorded for this review before" in text_of(lead, url("_seed", cast), {"seed": "2009"})


def test_earlier_draws_and_seeds_that_were_not_used_stay_listed(
    cast: Cast, lead: Client, sample: Sample
) -> None:
    services.give_seed(review=cast.review, seed="unlucky", by=cast.lead)
    services.give_seed(review=cast.review, seed="lucky", by=cast.lead)
    services.draw_sample(review=cast.review, plan=Plan(9), seed="lucky", by=cast.lead)
    text = text_of(lead, url("", cast))
    assert "Draws made: 2" in text
    assert "Seeds recorded and not drawn with: unlucky." in " ".join(text.split())
    assert "1 seed was recorded and nothing drawn with it: “unlucky”." in text


def test_the_frame_file_of_a_draw_replays_it_and_leaves_an_entry(
    cast: Cast, lead: Client, sample: Sample
) -> None:
    response = lead.get(url("_draw_frame", cast, sample.pk))
    assert replay(response.content.decode(), "2009")["sample"] == [
        each.case.reference for each in current_cases(sample)
    ]
    assert TrailEntry.objects.filter(action="frame downloaded", subject_id=sample.pk).count() == 1


@pytest.mark.usefixtures("frozen")
def test_the_frozen_caseload_can_be_taken_out_before_there_is_a_plan(cast: Cast, lead: Client) -> None:
    file = read_frame_file(lead.get(url("_frame", cast)).content.decode())
    assert (len(file.units), file.plan) == (60, None)


def test_a_caseload_that_is_not_frozen_is_not_given_out(cast: Cast, lead: Client) -> None:
    assert lead.get(url("_frame", cast)).status_code == 403


def test_a_frame_that_is_no_longer_the_one_is_not_given_out(cast: Cast, lead: Client, sample: Sample) -> None:
    Case.objects.filter(review=cast.review, reference="WD0007").update(reference="erased-7")
    assert lead.get(url("_draw_frame", cast, sample.pk)).status_code == 403


def test_the_list_of_the_sample_holds_no_formula_and_leaves_an_entry(
    cast: Cast, lead: Client, sample: Sample
) -> None:
    sampled = current_cases(sample).earliest("order")
    Case.objects.filter(pk=sampled.case_id).update(reference="=1+1")
    response = lead.get(url("_list", cast))
    rows = list(csv.reader(io.StringIO(response.getvalue().decode("utf-8-sig"))))
    assert rows[1][1] == "'=1+1"
    assert len(rows) == 10
    assert TrailEntry.objects.filter(action="list of the sample downloaded").count() == 1


def test_the_page_of_a_stratum_that_is_used_up_offers_what_is_nearest(
    cast: Cast, lead: Client, sample: Sample
) -> None:
    sampled = current_cases(sample).filter(case__team__is_disability_team=True).earliest("order")
    for number, case in enumerate(
        cast.review.cases.filter(team__is_disability_team=True, sampled=None), start=100
    ):
        SampledCase.objects.create(
            sample=sample,
            case=case,
            order=number,
            stratum=sampled.stratum,
            frame_count=6,
            expected_count=1,
            inclusion_probability=0.1,
        )
    text = text_of(lead, url("_replace", cast, sampled.pk), {"reason": "transferred"})
    assert "Nobody is left in this stratum" in text
    assert "the next is" in text


def test_a_case_of_another_caseload_does_not_come_in(cast: Cast, lead: Client, sample: Sample) -> None:
    posted = {"reference": "ELSEWHERE", "reason": "Asked for"}
    assert "Enter the reference of a case of this caseload" in text_of(lead, url("_add", cast), posted)
    inside = {"reference": current_cases(sample).earliest("order").case.reference, "reason": "Asked for"}
    assert "is, or was, in the sample" in text_of(lead, url("_add", cast), inside)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("size=30&margin=12", "12 percentage points"),
        ("size=9999", "The caseload has 60 children who can be drawn"),
        ("size=many", "must be a whole number"),
        ("margin=0", "must be 1 or more"),
    ],
)
def test_how_sure_a_sample_makes_one_is_worked_out_from_the_address(
    cast: Cast, lead: Client, asked: str, said: str
) -> None:
    assert said in text_of(lead, f"{url('_precision', cast)}?{asked}")
