"""The sample beside the caseload it was drawn from, trait by trait."""

from __future__ import annotations

from dataclasses import dataclass

from audit_app.sampling.choices import PLAN_CATEGORIES, Gender
from audit_app.sampling.drawing.comparison import Compared, compare
from audit_app.sampling.drawing.queries import traits_of
from audit_app.sampling.models import Case, Sample
from audit_app.sampling.queries import cases_of, current_cases

CATEGORY_LABELS = dict(PLAN_CATEGORIES)
NOT_RECORDED = "Not recorded"


@dataclass(frozen=True)
class ComparedTable:
    """``first``: the heading of the first column."""

    title: str
    first: str
    lines: tuple[Compared, ...]


def compared_tables(sample: Sample) -> list[ComparedTable]:
    """By age, place, category, gender and disability; children left out are in neither column."""
    frame = traits_of(cases_of(sample.review).filter(exclusion=None))
    drawn = traits_of(Case.objects.filter(pk__in=current_cases(sample).values("case")))
    places = dict.fromkeys(sorted({each["places"] for each in frame}))
    categories = dict.fromkeys(sorted({each["categories"] for each in frame}))
    described: list[tuple[str, str, str, dict[str, str]]] = [
        ("ages", "By age", "Age range", dict(sample.review.age_bands.labels)),
        ("places", "By district", "District or disability team", {name: name for name in places}),
        (
            "categories",
            "By category of the plan",
            "Category",
            {code: category_label(code) for code in categories},
        ),
        ("genders", "By gender", "Gender", {str(code): str(label) for code, label in Gender.choices}),
        (
            "teams",
            "By disability",
            "Team",
            {"1": "With a disability team", "0": "With another team"},
        ),
    ]
    return [
        ComparedTable(
            title,
            first,
            tuple(
                line
                for line in compare(labels, [each[trait] for each in frame], [each[trait] for each in drawn])
                if line.in_frame or line.in_sample
            ),
        )
        for trait, title, first, labels in described
    ]


def category_label(code: str) -> str:
    """A set of categories in words; what the caseload wrote where it gave none that is known."""
    if not code:
        return NOT_RECORDED
    return ", ".join(CATEGORY_LABELS.get(part, part) for part in code.split("|"))
