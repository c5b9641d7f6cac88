from collections import Counter

import pytest

from audit_app.access import trail
from audit_app.access.models import TrailEntry
from audit_app.access.refused import Refused
from audit_app.sampling.drawing.draw import Draw, draw
from audit_app.sampling.drawing.frame import frame_hash
from audit_app.sampling.drawing.plan import Plan, Spread
from audit_app.sampling.drawing.shortfall import Shortfall, Wish
from audit_app.sampling.method import method_statement
from audit_app.sampling.models import Sample, SampledCase
from audit_app.sampling.queries import current_cases, frame_of, sample_of
from audit_app.sampling.services import CaseloadRow, UnmetWishesError, draw_sample, import_frame
from tests.factories.sampling import Cast, make_allocation, make_caseload, make_cast

pytestmark = pytest.mark.django_db
PLAN = Plan(12, {"unborn": 1, "0-2": 3, "2-5": 4, "5-10": 2, "10-16": 2}, Spread.EVEN, 2)


@pytest.fixture
def cast() -> Cast:
    cast = make_cast()
    make_caseload(cast.review, 120)
    return cast


def draw_one(cast: Cast, plan: Plan = PLAN, seed: str = "2009") -> Sample:
    return draw_sample(review=cast.review, plan=plan, seed=seed, by=cast.lead)


def replace(sample: Sample, reason: str) -> None:
    """Puts a case that was not drawn in the place of the last one, as rows."""
    replaced = sample.sampled_cases.last()
    assert replaced is not None
    drawn = sample.sampled_cases.values_list("case_id", flat=True)
    spare = sample.review.cases.exclude(pk__in=drawn).first()
    assert spare is not None
    kept = {"stratum": replaced.stratum, "frame_count": 1, "expected_count": 1, "inclusion_probability": 1}
    replaced.replaced_by = SampledCase.objects.create(sample=sample, case=spare, order=99, **kept)
    replaced.went_out, replaced.reason = "replaced", reason
    replaced.save()


def test_the_sample_keeps_what_is_needed_to_draw_it_again(cast: Cast) -> None:
    sample = draw_one(cast)
    frame = frame_of(cast.review)
    assert (sample.seed, sample.size, sample.frame_size) == ("2009", 12, 120)
    assert sample.frame_hash == frame_hash(frame)
    again = draw(frame, Plan.from_json(sample.plan), sample.seed)
    assert isinstance(again, Draw)
    assert [sampled.case.reference for sampled in current_cases(sample)] == list(again.references)


def test_each_case_keeps_its_stratum_and_its_chance(cast: Cast) -> None:
    sample = draw_one(cast)
    for sampled in current_cases(sample):
        assert sampled.stratum == f"{sampled.case.place}, {sampled.case.age_band}"
        assert sampled.expected_count
        assert sampled.frame_count
        assert sampled.inclusion_probability == pytest.approx(sampled.expected_count / sampled.frame_count)
        assert sampled.frame_count == sum(
            (unit.place, unit.age_band) == (sampled.case.place, sampled.case.age_band)
            for unit in frame_of(cast.review)
        )
    assert [sampled.order for sampled in current_cases(sample)] == list(range(1, 13))


def test_the_wishes_hold_in_what_was_kept(cast: Cast) -> None:
    cases = [sampled.case for sampled in current_cases(draw_one(cast))]
    assert Counter(case.age_band for case in cases) == PLAN.age_quotas
    assert sum(case.is_with_disability_team for case in cases) >= 2


def test_the_draw_is_one_entry_of_the_trail(cast: Cast) -> None:
    sample = draw_one(cast)
    frozen, entry = TrailEntry.objects.order_by("pk")
    assert (frozen.action, frozen.detail["fingerprint"]) == ("caseload frozen", sample.frame_hash)
    assert (entry.action, entry.subject_id, entry.actor_id) == ("sample drawn", sample.pk, cast.lead.pk)
    assert entry.detail == {
        "seed": "2009",
        "size": 12,
        "frame_size": 120,
        "frame_hash": sample.frame_hash,
    }


def test_wishes_that_cannot_be_met_draw_nothing_and_are_named(cast: Cast) -> None:
    with pytest.raises(UnmetWishesError) as unmet:
        draw_one(cast, Plan(121))
    assert unmet.value.shortfalls == (Shortfall(Wish.SIZE, 121, 120),)
    assert not Sample.objects.exists()
    assert not TrailEntry.objects.exists()


def test_a_seed_that_cannot_be_printed_draws_nothing(cast: Cast) -> None:
    with pytest.raises(ValueError, match="A seed"):
        draw_one(cast, seed="")
    assert not Sample.objects.exists()


def test_a_draw_whose_entry_fails_does_not_stand(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**_entry: object) -> None:
        raise RuntimeError("the trail is out of reach")

    monkeypatch.setattr(trail, "record", fail)
    with pytest.raises(RuntimeError):
        draw_one(cast)
    assert not Sample.objects.exists()
    assert not SampledCase.objects.exists()


def test_the_draw_freezes_the_caseload(cast: Cast) -> None:
    draw_one(cast)
    with pytest.raises(Refused, match="can no longer change"):
        import_frame(review=cast.review, rows=[CaseloadRow("NEW", "male", "Ashmere")], by=cast.lead)
    assert cast.review.cases.count() == 120


def test_a_second_draw_stands_beside_the_first_and_is_the_one_that_counts(cast: Cast) -> None:
    first, second = draw_one(cast), draw_one(cast, seed="2010")
    assert sample_of(cast.review) == second
    assert first.sampled_cases.count() == 12


def test_an_allocated_sample_is_not_drawn_again(cast: Cast) -> None:
    sampled = draw_one(cast).sampled_cases.first()
    assert sampled is not None
    make_allocation(sampled.case, cast.assessor)
    with pytest.raises(Refused, match="no longer be drawn again"):
        draw_one(cast, seed="2010")


@pytest.mark.parametrize("who", ["assessor", "stranger", "administrator", "board_reader"])
def test_nobody_but_the_lead_draws(cast: Cast, who: str) -> None:
    with pytest.raises(Refused, match="lead of this review"):
        draw_sample(review=cast.review, plan=PLAN, seed="2009", by=getattr(cast, who))


def test_a_review_without_a_draw_has_no_sample(cast: Cast) -> None:
    assert sample_of(cast.review) is None


def test_the_method_is_told_from_the_records(cast: Cast) -> None:
    sample = draw_one(cast)
    told = " ".join(method_statement(sample))
    with_teams = sum(unit.is_disability_team for unit in frame_of(cast.review))
    assert "On 31 March 2009 the caseload of Wealdshire County Council held 120 children" in told
    assert f"{with_teams} of them with a disability team." in told
    assert "unborn: 1, 0 to 2: 3, 2 to 5: 4, 5 to 10: 2, 10 to 16: 2 and 16 to 18: 0" in told
    assert "so 20 children could not be drawn" in told
    assert "the same number of cases each" in told
    assert "at least 2 cases" in told
    assert "8 of the 12 children were of pre-school age" in told
    assert "The seed of the draw was “2009”." in told
    assert f"SHA-256 fingerprint is {sample.frame_hash}," in told
    assert "No case of the sample was replaced." in told
    assert "Before this draw" not in told


def test_the_method_names_no_case(cast: Cast) -> None:
    sample = draw_one(cast)
    replace(sample, "The file is with the court.")
    told = " ".join(method_statement(sample))
    assert not [case.reference for case in cast.review.cases.all() if case.reference in told]


def test_the_method_of_a_plan_without_ages_speaks_of_places_alone(cast: Cast) -> None:
    told = " ".join(method_statement(draw_one(cast, Plan(9, None, Spread.PROPORTIONAL))))
    assert "strata by place;" in told
    assert "were expected to give between 1 and 3 each" in told
    assert "in proportion to their children" in told
    assert "The number of cases of each age" not in told
    assert "at least" not in told


def test_the_method_owns_up_to_draws_that_were_set_aside(cast: Cast) -> None:
    draw_one(cast, seed="first try")
    draw_one(cast, seed="second try")
    told = " ".join(method_statement(draw_one(cast)))
    assert "2 others were made and set aside" in told
    assert "“first try” and “second try”" in told


def test_the_method_says_why_a_case_was_replaced_and_counts_what_was_drawn(cast: Cast) -> None:
    sample = draw_one(cast)
    before = method_statement(sample)
    replace(sample, "The file is with the court.")
    after = method_statement(sample)
    said = "A case was replaced by the next in the drawn order of its stratum: The file is with the court."
    assert said in after
    assert "No case of the sample was replaced." in before
    assert after[: after.index(said)][:5] == before[:5]
