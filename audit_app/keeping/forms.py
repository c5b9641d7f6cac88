"""What a lead enters to keep, find, hand out and erase records."""

from __future__ import annotations

from django import forms

from audit_app.keeping.export import FORMATS
from audit_app.kit.forms import TextField, WholeNumberField
from audit_app.sampling.choices import ErasureGround
from audit_app.sampling.models.review import MOST_MONTHS_KEPT

GROUNDS_FOR_ONE = (ErasureGround.REQUEST, ErasureGround.MISTAKE)


class FindForm(forms.Form):
    reference = TextField(
        label="Case reference",
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        help_text="As the caseload has it.",
        error_messages={"required": "Enter the reference of the case"},
    )


class PeriodForm(forms.Form):
    months = WholeNumberField(
        label="For how many months after the fieldwork are records kept?",
        named="the number of months",
        lowest=1,
        highest=MOST_MONTHS_KEPT,
        error_messages={"required": "Enter the number of months"},
    )


class EraseReviewForm(forms.Form):
    reason = TextField(
        label="Who decided it, and where is that written down?",
        help_text="It is kept when the record is gone, so name no child and no case.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Enter who decided it, and where that is written down"},
    )


class EraseRecordForm(EraseReviewForm):
    ground = forms.ChoiceField(
        label="Why is this record erased?",
        choices=[(ground.value, ground.label) for ground in GROUNDS_FOR_ONE],
        widget=forms.RadioSelect,
        error_messages={"required": "Select why this record is erased"},
    )
    field_order = ["ground", "reason"]


class CopyForm(forms.Form):
    file_format = forms.ChoiceField(
        label="What kind of file?",
        choices=list(FORMATS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Select a kind of file"},
    )
    without_staff = forms.BooleanField(
        label="Leave out the names of the authority’s staff where they stand by themselves", required=False
    )
