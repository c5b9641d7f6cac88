import json
from typing import Any

import pytest

from audit_app.sampling.plan import Plan, Shortfall, Spread, Wish

QUOTAS = {"unborn": 2, "0-2": 10, "2-5": 15, "5-10": 9, "10-16": 12, "16-18": 2}


@pytest.mark.parametrize(
    "plan", [Plan(50, QUOTAS, Spread.EVEN, 4), Plan(12, None, Spread.PROPORTIONAL), Plan(1)]
)
def test_a_plan_comes_back_from_json_as_it_went(plan: Plan) -> None:
    assert Plan.from_json(json.loads(json.dumps(plan.as_json()))) == plan


@pytest.mark.parametrize(
    ("wishes", "complaint"),
    [
        ({"size": 0}, "at least one case"),
        ({"size": 5, "disability_minimum": -1}, "not negative"),
        ({"size": 5, "age_quotas": {"0-2": 6, "2-5": -1}}, "not negative"),
        ({"size": 5, "age_quotas": {"0-2": 4}}, "add up"),
        ({"size": 5, "age_quotas": {"0 to 2": 5}}, "one of the age bands"),
    ],
)
def test_a_plan_that_contradicts_itself_cannot_be_made(wishes: dict[str, Any], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        Plan(**wishes)


def test_a_shortfall_says_how_much_is_missing() -> None:
    assert Shortfall(Wish.SIZE, wished=50, possible=41).missing == 9
