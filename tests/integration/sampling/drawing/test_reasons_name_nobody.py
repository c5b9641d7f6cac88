"""Why a case left the sample is printed for a board and cannot be changed: it names no child at all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from audit_app.access.refused import Refused
from audit_app.report.queries import days_of_birth, names_and_references
from audit_app.sampling import services
from audit_app.sampling.choices import ReplacementReason
from audit_app.sampling.models import Case, Sample, SampledCase
from audit_app.sampling.queries import current_cases
from tests.factories.sampling import Cast, make_case, make_cast, make_drawn_sample, make_identity
from tests.integration.filling.pages import signed_in, words

pytestmark = pytest.mark.django_db
NAME, BORN = "Juniper Quillfeather", date(2001, 4, 1)


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def spare(cast: Cast) -> Case:
    return make_case(cast.review, reference="SPARE/1")


@pytest.fixture
def sample(cast: Cast, spare: Case) -> Sample:
    cases = [make_case(cast.review, reference=f"KID/{number}") for number in (1, 2)]
    make_identity(cases[0], name=NAME, date_of_birth=BORN)
    make_identity(cases[1], name="Rowan Thistlewood")
    return make_drawn_sample(cast.review, cases, cast.lead)


def out(sample: Sample) -> SampledCase:
    return current_cases(sample).select_related("sample__review").earliest("order")


def removed(cast: Cast, sample: Sample, spare: Case, reason: str) -> Any:
    return services.remove_case(sampled=out(sample), reason=reason, by=cast.lead)


def swapped(cast: Cast, sample: Sample, spare: Case, reason: str) -> Any:
    return services.swap_case(sampled=out(sample), case=spare, reason=reason, by=cast.lead)


def added(cast: Cast, sample: Sample, spare: Case, reason: str) -> Any:
    return services.add_case(review=cast.review, case=spare, reason=reason, by=cast.lead)


def replaced(cast: Cast, sample: Sample, spare: Case, reason: str) -> Any:
    return services.replace_case(
        sampled=out(sample), reason=ReplacementReason.OTHER, words=reason, by=cast.lead
    )


@pytest.mark.parametrize("change", [removed, swapped, added, replaced])
@pytest.mark.parametrize(
    "reason",
    ["Rowan Thistlewood moved away", "The file of KID/2 is lost", "The child born on 1 April 2001 moved"],
)
def test_a_reason_that_tells_of_a_child_of_the_sample_changes_nothing(
    cast: Cast, sample: Sample, spare: Case, change: Callable[..., Any], reason: str
) -> None:
    with pytest.raises(Refused, match="names no child and no case"):
        change(cast, sample, spare, reason)
    assert list(current_cases(sample).values_list("case__reference", flat=True)) == ["KID/1", "KID/2"]


def test_of_the_child_itself_the_first_name_is_enough(cast: Cast, sample: Sample, spare: Case) -> None:
    with pytest.raises(Refused, match="names no child and no case"):
        removed(cast, sample, spare, "Juniper moved away")
    removed(cast, sample, spare, "Moved away")
    assert not SampledCase.objects.get(case__reference="KID/1").is_in_sample


@pytest.mark.parametrize(
    ("page", "typed"),
    [
        ("sample_take_out", {"reason": "Juniper moved away"}),
        ("sample_replace", {"reason": "other", "words": "Juniper moved away"}),
        ("sample_swap", {"reference": "SPARE/1", "reason": "Juniper moved away"}),
    ],
)
def test_the_page_says_so_at_the_box_and_keeps_what_was_typed(
    cast: Cast, sample: Sample, spare: Case, page: str, typed: dict[str, str]
) -> None:
    address = reverse(f"sampling:{page}", args=[cast.review.pk, out(sample).pk])
    answer = signed_in(cast.lead).post(address, typed)
    assert answer.status_code == 200
    assert "Enter a reason that names no child and no case" in words(answer)
    assert "Juniper moved away" in answer.content.decode()


def test_what_the_last_case_of_a_sample_was_taken_out_for_is_not_lost(
    cast: Cast, sample: Sample, spare: Case
) -> None:
    removed(cast, sample, spare, "Moved away")
    address = reverse("sampling:sample_take_out", args=[cast.review.pk, out(sample).pk])
    answer = signed_in(cast.lead).post(address, {"reason": "The file is lost"})
    assert "This is the last case of the sample" in words(answer)
    assert "The file is lost" in answer.content.decode()


def test_the_report_is_held_back_by_children_whom_nobody_read_of_too(
    cast: Cast, sample: Sample, spare: Case
) -> None:
    removed(cast, sample, spare, "Moved away")
    assert {NAME, "KID/1", "Rowan Thistlewood", "KID/2"} <= set(names_and_references(cast.review))
    assert BORN in days_of_birth(cast.review)
