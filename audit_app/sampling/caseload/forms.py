"""What a lead enters on the way of a list into the caseload."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import blake2b
from typing import Any

from django import forms

from audit_app.kit.forms import TextField, WholeNumberField
from audit_app.sampling.caseload.facts import missing
from audit_app.sampling.caseload.fields import FIELDS, key_of
from audit_app.sampling.caseload.reading.headings import ROWS_LOOKED_AT
from audit_app.sampling.choices import PLAN_CATEGORIES, Gender
from audit_app.sampling.models import Review
from audit_app.sampling.setting_up.services import TeamRow

NOT_IN_THE_LIST = ""
FILE_TYPES = ".csv,.txt,.tsv,.xlsx,.xlsm,.xls,.xlsb,.ods"
LEAVE = ""
ADD = "add"
ADD_DISABILITY = "add-disability"
KEEP = "keep"


class UploadForm(forms.Form):
    list_file = forms.FileField(
        label="The list",
        help_text="An Excel workbook (XLSX, XLS or XLSB), an OpenDocument spreadsheet or CSV, up to 20 MB.",
        widget=forms.FileInput(attrs={"accept": FILE_TYPES}),
        error_messages={
            "required": "Select the file that holds the list",
            "empty": "The file is empty. Select the file that holds the list",
            "invalid": "Select the file that holds the list",
        },
        max_length=500,
    )


class TableForm(forms.Form):
    sheet = forms.ChoiceField(label="Sheet", required=False)
    heading = WholeNumberField(
        label="Number of the row that is the heading",
        named="the number of the row",
        lowest=1,
        highest=ROWS_LOOKED_AT,
        error_messages={"required": "Enter the number of the row that is the heading"},
    )

    def __init__(self, *args: Any, sheets: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if sheets:
            self.fields["sheet"].choices = [(str(n), name) for n, name in enumerate(sheets)]  # type: ignore[attr-defined]
            self.fields["sheet"].widget = forms.Select(choices=self.fields["sheet"].choices)  # type: ignore[attr-defined]
        else:
            del self.fields["sheet"]
        self.sheets = sheets

    def given(self) -> dict[str, Any]:
        number = self.cleaned_data.get("sheet", "")
        return {"sheet": self.sheets[int(number)] if number else "", "heading": self.cleaned_data["heading"]}


class ColumnsForm(forms.Form):
    """For each field the number of its column, and the one district of a list that names no place."""

    def __init__(
        self,
        *args: Any,
        headings: Sequence[str],
        columns: Mapping[str, int],
        districts: Sequence[str],
        everywhere: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        offered = [(NOT_IN_THE_LIST, "Not in the list")]
        offered += [
            (str(n), f"{letter_of(n)}: {text or 'without a heading'}") for n, text in enumerate(headings)
        ]
        for field in FIELDS:
            self.fields[field.name] = forms.ChoiceField(
                label=field.label,
                help_text=field.hint,
                choices=offered,
                required=False,
                initial=str(columns.get(field.name, NOT_IN_THE_LIST)),
                widget=forms.Select,
            )
        self.fields["everywhere"] = forms.ChoiceField(
            label="District of children for whom the list names no place",
            choices=[("", "None"), *((name, name) for name in districts)],
            required=False,
            initial=everywhere,
            widget=forms.Select,
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        columns = self._columns(data)
        by_column: dict[int, str] = {}
        for name, column in columns.items():
            if column in by_column:
                other = self.fields[by_column[column]].label
                self.add_error(name, f"Column {letter_of(column)} is chosen for “{other}” already")
            by_column.setdefault(column, name)
        for sentence in missing(columns, data.get("everywhere", "")):
            place = next(name for word, name in _PLACES.items() if word in sentence)
            self.add_error(place, sentence)
        return data

    def given(self) -> dict[str, Any]:
        return {"columns": self._columns(self.cleaned_data), "everywhere": self.cleaned_data["everywhere"]}

    def _columns(self, data: Mapping[str, Any]) -> dict[str, int]:
        return {field.name: int(data[field.name]) for field in FIELDS if data.get(field.name)}


_PLACES = {"reference": "reference", "date of birth": "date_of_birth", "district": "district"}


class WordsForm(forms.Form):
    """For each word that nobody has given a meaning, what it means; left open it stays refused."""

    def __init__(
        self, *args: Any, words: Mapping[str, Mapping[str, int]], review: Review, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.named: dict[str, tuple[str, str]] = {}
        districts = [district.name for district in review.districts.all()]
        offers = {
            "district": [*_as_they_are(districts), (ADD, "Add it to the review as a new district")],
            "team": [
                *_as_they_are(team.name for team in review.teams.all()),
                (ADD, "Add it as a new team of no district"),
                *(
                    (f"{ADD}:{number}", f"Add it as a new team of {name}")
                    for number, name in enumerate(districts)
                ),
                (ADD_DISABILITY, "Add it as a new disability team"),
            ],
            "gender": list(Gender.choices),
            "category": [(KEEP, "Keep it as it is, without a meaning"), *PLAN_CATEGORIES],
        }
        self.districts = districts
        for field, of_field in words.items():
            for word, count in of_field.items():
                name = f"{field}-{_digest(word)}"
                self.named[name] = (field, word)
                self.fields[name] = forms.ChoiceField(
                    label=f"“{word}” means",
                    help_text=f"In {count:,} row{'' if count == 1 else 's'}.",
                    choices=[(LEAVE, "Not said yet"), *offers[field]],
                    required=False,
                    widget=forms.Select,
                )

    def given(self) -> dict[str, Any]:
        meanings: dict[str, dict[str, str]] = {}
        districts: list[str] = []
        teams: list[TeamRow] = []
        for name, (field, word) in self.named.items():
            chosen = self.cleaned_data.get(name, LEAVE)
            if chosen == LEAVE:
                continue
            if chosen.startswith(ADD):
                self._add(field, word, chosen, districts, teams)
            else:
                meanings.setdefault(field, {})[word] = "" if chosen == KEEP else chosen.removeprefix("is:")
        return {"meanings": meanings, "districts": districts, "teams": teams}

    def _add(self, field: str, word: str, chosen: str, districts: list[str], teams: list[TeamRow]) -> None:
        there = districts if field == "district" else [team.name for team in teams]
        if key_of(word) in map(key_of, there):
            # Another spelling of what is being added.
            return
        if field == "district":
            districts.append(word)
            return
        number = chosen.partition(":")[2]
        district = self.districts[int(number)] if number else ""
        teams.append(TeamRow(word, district, chosen == ADD_DISABILITY))

    def by_field(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The words of each field together."""
        found: dict[str, list[forms.BoundField]] = {}
        for name, (field, _word) in self.named.items():
            found.setdefault(field, []).append(self[name])
        return list(found.items())


class RowForm(forms.Form):
    """The values of a row, each as it stands; what is changed takes its place."""

    def __init__(self, *args: Any, values: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.before = dict(values)
        # What is wrong with the values as they stand, before anything was typed.
        self.said: dict[str, str] = {}
        for field in FIELDS:
            if field.name in values:
                self.fields[field.name] = TextField(
                    label=field.label,
                    help_text=field.hint,
                    required=False,
                    initial=values[field.name],
                    max_length=None,
                    widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
                )

    def changed(self) -> dict[str, str]:
        """What was typed that differs from what stood there; the box takes off the spaces around it."""
        return {
            name: self.cleaned_data[name]
            for name, before in self.before.items()
            if self.cleaned_data.get(name, "") != self.fields[name].to_python(before)
        }


class TakeInForm(forms.Form):
    """What is to be done with children who are in the caseload already."""

    update = forms.ChoiceField(
        label="What is to be done with the children who have changed?",
        choices=[("yes", "Update them from the list"), ("no", "Leave them as they are")],
        widget=forms.RadioSelect,
        error_messages={"required": "Select what is to be done with the children who have changed"},
    )
    remove = forms.ChoiceField(
        label="What is to be done with the children of the caseload who are not in the list?",
        choices=[
            ("no", "Leave them in the caseload"),
            ("yes", "Remove them from the caseload, with their records"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Select what is to be done with the children who are not in the list"},
    )

    def __init__(self, *args: Any, counts: Mapping[str, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not counts.get("changed"):
            del self.fields["update"]
        if not counts.get("gone"):
            del self.fields["remove"]

    def given(self) -> dict[str, bool]:
        data = self.cleaned_data
        return {"update": data.get("update", "yes") == "yes", "remove": data.get("remove") == "yes"}


class SkipForm(forms.Form):
    row = WholeNumberField(required=False, highest=1_000_000)
    problem = forms.CharField(required=False, max_length=40)
    back = forms.CharField(required=False, max_length=3)


def letter_of(column: int) -> str:
    """The letter by which a spreadsheet calls the column: A to Z, AA and on."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _digest(word: str) -> str:
    return blake2b(key_of(word).encode() + word.encode("utf-8", "replace"), digest_size=6).hexdigest()


def _as_they_are(names: Any) -> list[tuple[str, str]]:
    return [(f"is:{name}", name) for name in names]
