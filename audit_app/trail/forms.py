"""What is typed to search the trail, as far as whoever searches may search it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from audit_app.access.actions import ACTIONS
from audit_app.access.models import TrailEntry
from audit_app.kit.forms import DateField, TextField
from audit_app.sampling.models import Review
from audit_app.trail.presenters.words import sentence
from audit_app.trail.queries import people_and_actions_in, record_called, reference_of
from audit_app.trail.search import EARLIEST, LATEST, Search

DAYS: dict[str, Any] = {"required": False, "earliest": EARLIEST, "latest": LATEST}


class OwnSearchForm(forms.Form):
    """What was done, and when; ``entries`` are those among which is searched."""

    what = forms.ChoiceField(label="What was done", required=False)
    start = DateField(label="From", named="the first day", **DAYS)
    end = DateField(label="To", named="the last day", **DAYS)
    field_order = ["person", "what", "reference", "start", "end"]

    def __init__(self, data: Any, *, entries: QuerySet[TrailEntry], search: Search) -> None:
        super().__init__(data, initial=vars(search))
        self.people, actions = people_and_actions_in(entries)
        self._offer("what", "Anything", _kinds_and_actions(actions))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        start, end = given.get("start"), given.get("end")
        if start and end and end < start:
            self.add_error("end", "The last day must be the same as or after the first day")
        return given

    def search(self) -> Search:
        """What was typed, once it is found to be valid."""
        given = self.cleaned_data
        return Search(what=given["what"], start=given["start"], end=given["end"])

    def _offer(self, name: str, everything: str, choices: Iterator[tuple[Any, str]]) -> None:
        self.fields[name].choices = [("", everything), *choices]  # type: ignore[attr-defined]


class AccessSearchForm(OwnSearchForm):
    """And who did it."""

    person = forms.TypedChoiceField(label="Who", coerce=int, required=False, empty_value=None)

    def __init__(self, data: Any, **among: Any) -> None:
        super().__init__(data, **among)
        people = sorted(self.people.items(), key=lambda each: each[1].casefold())
        self._offer("person", "Anybody", iter(people))

    def search(self) -> Search:
        return replace(super().search(), person=self.cleaned_data["person"])


class ReviewSearchForm(AccessSearchForm):
    """And about which case: typed by its reference, which stands in no address."""

    reference = TextField(
        label="Case reference",
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def __init__(self, data: Any, *, review: Review, search: Search, **among: Any) -> None:
        super().__init__(data, search=search, **among)
        self.review = review
        self.initial["reference"] = reference_of(review, search.record)

    def clean_reference(self) -> int | None:
        """The number of the record of the case."""
        typed = self.cleaned_data["reference"].strip()
        record = record_called(self.review, typed) if typed else None
        if typed and record is None:
            raise ValidationError("Enter the reference of a case of this review")
        return record

    def search(self) -> Search:
        return replace(super().search(), record=self.cleaned_data["reference"])


def _kinds_and_actions(done: Collection[str]) -> Iterator[tuple[str, str]]:
    """Each kind of which something was done, followed by what was."""
    for kind, actions in ACTIONS.items():
        here = [action for action in actions if action in done]
        if here:
            yield kind.value, f"{kind.label}: anything"
            yield from ((action, f"{kind.label}: {sentence(action)}") for action in here)
