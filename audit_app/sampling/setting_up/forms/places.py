"""Districts and teams, one by one or as a list that is pasted in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from audit_app.kit.forms import TextField
from audit_app.sampling.setting_up.names import LONGEST, why_not
from audit_app.sampling.setting_up.services import TeamRow

MOST_LINES = 500
DISABILITY_WORDS = frozenset({"disability", "disability team", "yes", "y"})
AREA = forms.Textarea(attrs={"rows": 8, "spellcheck": "false"})


class DistrictsForm(forms.Form):
    """Names of districts, one a line."""

    names = TextField(
        label="Names of the districts",
        help_text="One a line, in the order in which the report lists them. A list can be pasted in.",
        widget=AREA,
        error_messages={"required": "Enter the names of the districts, one a line"},
    )

    def __init__(self, *args: Any, there: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.there = {name.casefold() for name in there}

    def clean_names(self) -> list[str]:
        names = [name for _number, (name, *_rest) in lines_of(self.cleaned_data["names"])]
        _check_lines(self.cleaned_data["names"], self.there)
        return names


class DistrictForm(forms.Form):
    name = TextField(label="Name of the district", max_length=LONGEST)


class TeamForm(forms.Form):
    """One team."""

    name = TextField(label="Name of the team", max_length=LONGEST)
    district = forms.ChoiceField(
        label="District",
        required=False,
        widget=forms.Select,
        help_text="A disability team may serve the whole authority and then has none.",
    )
    is_disability_team = forms.BooleanField(label="It is a specialist disability team", required=False)

    def __init__(self, *args: Any, districts: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "No district"), *((name, name) for name in districts)]
        self.fields["district"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if "district" in given and not given["district"] and not given.get("is_disability_team"):
            self.add_error("district", "Select the district, unless it is a disability team for all of them")
        return given

    def row(self) -> TeamRow:
        return TeamRow(**self.cleaned_data)


class TeamsForm(forms.Form):
    """Many teams: a line each, as copied from a spreadsheet or with semicolons between."""

    lines = TextField(
        label="Teams",
        named="the teams",
        help_text=(
            "One a line: the team, its district and, for a disability team, the word “disability”, with "
            "semicolons between them or copied from the columns of a spreadsheet."
        ),
        widget=AREA,
        error_messages={"required": "Enter the teams, one a line"},
    )

    def __init__(self, *args: Any, districts: Iterable[str], there: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.districts = {name.casefold(): name for name in districts}
        self.there = {name.casefold() for name in there}

    def clean_lines(self) -> list[TeamRow]:
        text = self.cleaned_data["lines"]
        _check_lines(text, self.there)
        rows, wrong = [], []
        for number, cells in lines_of(text):
            name, district, kind = [*cells, "", ""][:3]
            is_disability_team = kind.casefold() in DISABILITY_WORDS
            if reason := self._why_not(cells, district, kind, is_disability_team):
                wrong.append(ValidationError(f"Line {number}: {reason}"))
            else:
                rows.append(TeamRow(name, self.districts.get(district.casefold(), ""), is_disability_team))
        if wrong:
            raise ValidationError(wrong)
        return rows

    def _why_not(self, cells: list[str], district: str, kind: str, is_disability_team: bool) -> str:
        if len(cells) > 3:
            return f"there are {len(cells)} columns; a team has a name, a district and a kind"
        if kind and not is_disability_team:
            return f"“{kind[:30]}” is no kind of team. Enter “disability” or nothing"
        if district and district.casefold() not in self.districts:
            return f"the review has no district “{district[:30]}”"
        if not district and not is_disability_team:
            return "enter the district after a semicolon"
        return ""


def lines_of(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each line that holds something, with its number and its cells; spaces around a cell are none of it."""
    for number, line in enumerate(text.splitlines(), start=1):
        cells = [" ".join(cell.split()) for cell in line.replace("\t", ";").rstrip(" ;").split(";")]
        if any(cells):
            yield number, cells


def _check_lines(text: str, there: set[str]) -> None:
    """Says of every line whose name cannot be used why, and not of the first alone."""
    wrong, seen = [], dict.fromkeys(there, 0)
    lines = list(lines_of(text))
    if len(lines) > MOST_LINES:
        raise ValidationError(f"Enter {MOST_LINES} lines or fewer; there are {len(lines):,}")
    for number, (name, *_rest) in lines:
        reason = why_not(name)
        if not reason and name.casefold() in seen:
            first = seen[name.casefold()]
            where = f"stands in line {first} already" if first else "is there already"
            reason = f"{name} {where}"
        if reason:
            wrong.append(ValidationError(f"Line {number}: {reason}"))
        seen.setdefault(name.casefold(), number)
    if wrong:
        raise ValidationError(wrong)
