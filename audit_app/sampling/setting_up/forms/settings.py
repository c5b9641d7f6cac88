"""The settings of a review, as it is started and as they are changed later."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from django import forms

from audit_app.access.models import User
from audit_app.kit.forms import DateField, TextField, WholeNumberField
from audit_app.sampling.choices import DayCounting, Jurisdiction
from audit_app.sampling.models import Review
from audit_app.sampling.models.review import MOST_MONTHS_KEPT

YES_NO = [("yes", "Yes"), ("no", "No")]
MOST_DAYS = 366

# The heading above each group of fields, in the order of the page.
GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("The review", ("title", "authority", "reference_date")),
    ("Fieldwork", ("fieldwork_start", "fieldwork_end", "places")),
    (
        "Timescales",
        (
            *("jurisdiction", "day_counting", "strategy_hours", "outcome_days"),
            *("conference_days", "core_days", "core_referral_days"),
        ),
    ),
    ("Moderation", ("moderation_share",)),
    ("Verdicts", ("strong_from", "met_from", "improve_from", "minimum_cases")),
    (
        "The report",
        ("suppress_small_cells", "collated_by", "discussed_with", "earlier_review", "earlier_review_agrees"),
    ),
)


def _days(label: str, named: str, hint: str = "") -> WholeNumberField:
    return WholeNumberField(label=label, named=named, lowest=1, highest=MOST_DAYS, help_text=hint)


def _share(label: str, named: str, hint: str = "") -> WholeNumberField:
    return WholeNumberField(label=label, named=named, lowest=1, highest=100, help_text=hint)


class SettingsForm(forms.Form):
    """Every setting but the age bands and the questions, which have pages of their own.

    A field that is not offered, because it must stand, is left out with ``without``.
    """

    title = TextField(label="Title of the review", max_length=200)
    authority = TextField(label="Authority", max_length=200)
    reference_date = DateField(
        label="Reference date",
        help_text="The day of the caseload. Ages are those of this day.",
    )
    fieldwork_start = DateField(label="First day of the fieldwork")
    fieldwork_end = DateField(label="Last day of the fieldwork")
    places = TextField(
        label="Where the files are read (optional)",
        named="the places",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    jurisdiction = forms.ChoiceField(
        label="Whose bank holidays count?",
        choices=Jurisdiction.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Select whose bank holidays count"},
    )
    day_counting = forms.ChoiceField(
        label="How are days counted?",
        choices=DayCounting.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Select how days are counted"},
    )
    strategy_hours = WholeNumberField(
        label="Hours from the referral to the first strategy discussion",
        named="the number of hours to the first strategy discussion",
        lowest=1,
        highest=24 * 28,
    )
    outcome_days = _days(
        "Days from the first strategy discussion to that of the outcome",
        "the number of days to the outcome discussion",
    )
    conference_days = _days("Days to the initial conference", "the number of days to the initial conference")
    core_days = _days(
        "Days from the start of a core assessment to its end", "the number of days of a core assessment"
    )
    core_referral_days = _days(
        "Days from the referral to the end of the core assessment",
        "the number of days from the referral to the end of the core assessment",
    )
    moderation_share = WholeNumberField(
        label="How many in a hundred audits are moderated by chance?",
        named="how many in a hundred audits are moderated by chance",
        highest=100,
        help_text="Besides those that judge practice unsafe or short of the standard, or raise an action.",
    )
    strong_from = _share("Strong from this percentage", "the percentage for “strong”")
    met_from = _share("Generally met from this percentage", "the percentage for “generally met”")
    improve_from = _share(
        "Needs improvement from this percentage",
        "the percentage for “needs improvement”",
        "Below it is weak.",
    )
    minimum_cases = WholeNumberField(
        label="How many cases must a measure apply to for a verdict?",
        named="the number of cases",
        lowest=1,
        highest=1000,
    )
    suppress_small_cells = forms.TypedChoiceField(
        label="Withhold counts from one to four in what board readers see?",
        choices=YES_NO,
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": "Select yes to withhold small counts, or no"},
    )
    collated_by = TextField(
        label="Who brings the results together? (optional)",
        named="who brings the results together",
        max_length=200,
        required=False,
    )
    discussed_with = TextField(
        label="With whom are they discussed? (optional)",
        named="with whom they are discussed",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    earlier_review = forms.TypedChoiceField(
        label="Earlier review to compare with (optional)",
        required=False,
        coerce=int,
        empty_value=None,
        widget=forms.Select,
    )
    earlier_review_agrees = TextField(
        label="Do its findings agree with these? (optional)",
        named="whether its findings agree",
        help_text="In a sentence, for the preface of the report.",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(
        self, *args: Any, earlier: Iterable[Review], without: Collection[str] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.reviews = {review.pk: review for review in earlier}
        offered = [(number, review.title) for number, review in self.reviews.items()]
        self.fields["earlier_review"].choices = [("", "None"), *offered]  # type: ignore[attr-defined]
        if not offered:
            without = {*without, "earlier_review", "earlier_review_agrees"}
        for name in without:
            self.fields.pop(name, None)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        start, end = given.get("fieldwork_start"), given.get("fieldwork_end")
        if start and end and end < start:
            self.add_error("fieldwork_end", "The last day of the fieldwork must be on or after the first")
        self._check_thresholds(given)
        return given

    def _check_thresholds(self, given: dict[str, Any]) -> None:
        improve, met, strong = (given.get(name) for name in ("improve_from", "met_from", "strong_from"))
        if improve and met and met <= improve:
            self.add_error("met_from", f"The percentage for “generally met” must be above {improve}")
        if met and strong and strong <= met:
            self.add_error("strong_from", f"The percentage for “strong” must be above {met}")

    def given(self) -> dict[str, Any]:
        """What the form says, as the services take it."""
        given = dict(self.cleaned_data)
        if "earlier_review" in given:
            given["earlier_review"] = self.reviews.get(given["earlier_review"])
        return given

    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields that are left, under their headings."""
        shown = [(title, [self[name] for name in names if name in self.fields]) for title, names in GROUPS]
        return [(title, fields) for title, fields in shown if fields]


class StartForm(SettingsForm):
    """The same, with how long records are kept and, for an administrator, who leads the review."""

    months_kept = WholeNumberField(
        label="For how many months after the fieldwork are records kept?",
        named="the number of months",
        lowest=1,
        highest=MOST_MONTHS_KEPT,
    )
    with_members = forms.BooleanField(
        label="Everybody who takes part in the earlier review takes part in this one", required=False
    )
    lead = forms.TypedChoiceField(
        label="Who leads the review?",
        coerce=int,
        widget=forms.Select,
        error_messages={"required": "Select who leads the review"},
    )

    def __init__(
        self, *args: Any, leads: Iterable[User] | None, copied: Review | None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.people = {person.pk: person for person in leads or ()}
        people = [(pk, f"{each.display_name} ({each.username})") for pk, each in self.people.items()]
        self.fields["lead"].choices = [("", "Select a person"), *people]  # type: ignore[attr-defined]
        if leads is None:
            del self.fields["lead"]
        if copied is None:
            del self.fields["with_members"]

    def given(self) -> dict[str, Any]:
        given = super().given()
        if "lead" in given:
            given["lead"] = self.people[given["lead"]]
        return given


class CopyForm(forms.Form):
    """Whether to begin as an earlier review did."""

    copy = forms.TypedChoiceField(
        label="How do you want to start?",
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Select how you want to start"},
    )

    def __init__(self, *args: Any, led: Iterable[Review], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["copy"].choices = [  # type: ignore[attr-defined]
            (0, "With the settings of 2009"),
            *((review.pk, f"As “{review.title}” was set up") for review in led),
        ]
