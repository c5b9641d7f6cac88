"""What a lead types into the report."""

from __future__ import annotations

from typing import Any, TypeVar

from django import forms
from django.http import QueryDict

from audit_app.kit.forms import DateField, TextField
from audit_app.report.choices import CoveringPart, Purpose
from audit_app.report.models import CoveringParagraph, Report
from audit_app.report.outline import Offer
from audit_app.report.services.covering import DETAILS

CHANGED_MEANWHILE = (
    "Somebody else changed this while you were writing. Your text is kept below: compare it, then save it "
    "again."
)


def area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class DetailsForm(forms.Form):
    """What stands at the head of the report; what is still empty is asked for again when it is published."""

    presented_by = TextField(
        label="From", required=False, max_length=200, help_text="Who presents the report"
    )
    presented_to = TextField(
        label="To", required=False, max_length=200, help_text="The board or committee it goes to"
    )
    meeting_date = DateField(label="Meeting date", required=False)
    subject = TextField(label="Subject", required=False, max_length=200)
    classification = TextField(
        label="Classification",
        required=False,
        max_length=60,
        help_text="It stands at the head of every page, for example Unrestricted",
    )
    reference = TextField(label="Reference", required=False, max_length=60)
    summary = TextField(
        label="Summary",
        required=False,
        widget=area(5),
        help_text="Leave this empty to have it drafted from the figures.",
    )
    purpose = forms.ChoiceField(
        label="Purpose",
        choices=Purpose.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Select whether the report is for decision or for information"},
    )
    speaks_of_caseload = forms.BooleanField(
        label="Say what each finding means for the whole caseload",
        required=False,
        help_text="Adds the weighted estimate with its interval to each finding. Tables always hold it.",
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    @classmethod
    def of(cls, report: Report, data: Any = None) -> DetailsForm:
        initial = {name: getattr(report, name) for name in (*DETAILS, "revision")}
        return cls(data, initial=initial)

    def details(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in DETAILS}


class ParagraphForm(forms.Form):
    """A paragraph of the covering report."""

    part = forms.ChoiceField(
        label="Where it stands",
        choices=CoveringPart.choices,
        error_messages={"required": "Select where the paragraph stands"},
    )
    heading = TextField(label="Heading", max_length=200)
    body = TextField(label="Text", widget=area(10))
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    @classmethod
    def of(cls, source: CoveringParagraph | Offer | None, data: Any = None) -> ParagraphForm:
        """For a stored paragraph or an offer, of which the part is settled, or for one that is quite new."""
        initial = {name: getattr(source, name, "") for name in ("part", "heading", "body")} if source else {}
        form = cls(data, initial={"revision": getattr(source, "revision", 0), **initial})
        form.fields["part"].disabled = source is not None
        return form


class WordingForm(forms.Form):
    """A lead's own wording in place of a drafted text."""

    text = TextField(label="Wording", widget=area(8), error_messages={"required": "Enter the wording"})
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class DateForm(forms.Form):
    """Why a date in a lead's words is no birthday; ``digest`` is of the text that the lead was shown."""

    reason = TextField(
        label="Why is it no birthday?",
        widget=area(3),
        max_length=500,
        help_text=(
            "For example: the guidance came into force that day. Your reason is kept, so name no child and "
            "no case."
        ),
        error_messages={"required": "Enter why it is no birthday"},
    )
    digest = forms.CharField(widget=forms.HiddenInput, max_length=64)


class QuoteForm(forms.Form):
    """Part of one assessor's comment."""

    audit = forms.IntegerField(widget=forms.HiddenInput)
    text = TextField(
        label="Quote",
        widget=area(4),
        help_text=(
            "Keep the assessor’s words. Put anything you leave out or replace in square brackets, "
            "such as [the child]."
        ),
        error_messages={"required": "Enter the words to quote"},
    )


Form = TypeVar("Form", DetailsForm, ParagraphForm, WordingForm)


def at_revision(form: Form, revision: int) -> Form:
    """The same form with its text, at today's revision, so that saving it again is a decision."""
    data = {**form.data.dict(), "revision": str(revision)} if isinstance(form.data, QueryDict) else {}
    again = type(form)(data, initial=form.initial)
    for name, field in form.fields.items():
        again.fields[name].disabled = field.disabled
    again.add_error(None, CHANGED_MEANWHILE)
    return again
