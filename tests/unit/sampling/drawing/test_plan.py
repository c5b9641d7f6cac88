import json
from typing import Any

import pytest

from audit_app.sampling.ages import AgeBands
from audit_app.sampling.drawing.plan import Plan, Spread
from audit_app.sampling.drawing.shortfall import Shortfall, Wish

QUOTAS = {"unborn": 2, "0-2": 10, "2-5": 15, "5-10": 9, "10-16": 12, "16-18": 2}


@pytest.mark.parametrize(
    "plan",
    [
        Plan(50, QUOTAS, Spread.EVEN, 4),
        Plan(12, None, Spread.PROPORTIONAL),
        Plan(3, {"0-5": 1, "5-18": 2}, bands=AgeBands((5,))),
        Plan(1),
    ],
)
def test_a_plan_comes_back_from_json_as_it_went(plan: Plan) -> None:
    assert Plan.from_json(json.loads(json.dumps(plan.as_json()))) == plan


def test_a_plan_that_was_kept_without_bands_is_for_those_of_2009() -> None:
    kept = Plan(50, QUOTAS).as_json()
    del kept["age_boundaries"]
    assert Plan.from_json(kept).bands.boundaries == (2, 5, 10, 16)


@pytest.mark.parametrize(
    ("wishes", "complaint"),
    [
        ({"size": 0}, "at least one case"),
        ({"size": 5, "disability_minimum": -1}, "not negative"),
        ({"size": 5, "age_quotas": {"0-2": 6, "2-5": -1}}, "not negative"),
        ({"size": 5, "age_quotas": {"0-2": 4}}, "add up"),
        ({"size": 5, "age_quotas": {"0 to 2": 5}}, "one of the age bands"),
        ({"size": 5, "age_quotas": {"0-2": 5}, "bands": AgeBands((5,))}, "one of the age bands"),
    ],
)
def test_a_plan_that_contradicts_itself_cannot_be_made(wishes: dict[str, Any], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        Plan(**wishes)


def test_a_shortfall_says_how_much_is_missing() -> None:
    assert Shortfall(Wish.SIZE, wished=50, possible=41).missing == 9
