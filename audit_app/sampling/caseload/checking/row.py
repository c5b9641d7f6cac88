"""One row read: each field in turn, what was mended on the way, and why the row cannot be taken."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from audit_app.sampling.ages import age_in_years
from audit_app.sampling.caseload.checking.ages import ReadAge, read_age
from audit_app.sampling.caseload.checking.child import LEFT_OUT, NEW, REFUSED, SKIPPED, Checked, Child
from audit_app.sampling.caseload.checking.codes import categories_of, gender_of
from audit_app.sampling.caseload.checking.dates import ReadDate, details_of, in_words, read_date
from audit_app.sampling.caseload.checking.facts import Facts
from audit_app.sampling.caseload.checking.findings import Finding
from audit_app.sampling.caseload.checking.texts import NOTHING, cleaned
from audit_app.sampling.caseload.fields import is_below_nothing, key_of
from audit_app.sampling.caseload.reading.cells import ERROR, Cell, is_blank, shown

LONGEST = {"reference": 40, "name": 200, "district": 100, "team": 100, "category": 100, "family_ref": 40}
_SHORTENED = re.compile(r"[0-9](?:[.,][0-9]+)?[eE]\+?[0-9]{1,3}")
_FOOTER = re.compile(
    r"(?:grand |sub ?)?totals?\b|source\b|notes?\b|printed|report\b|page \d|end of|produced"
    r"|data (?:as|extract)|run (?:on|date)"
    r"|count\b|created|generated|official|confidential|restricted|\*+|=+|-{2,}|number of children|children:",
    re.IGNORECASE,
)
_WORDS_OF_A_NOTE = 4


class RowReader:
    """Reads the rows of one table by the same facts."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts

    def read(self, number: int, cells: list[Cell]) -> Checked:
        """What the row says, whatever it is; the same cells always give the same."""
        what = self._left_out(cells)
        if what:
            return Checked(number, LEFT_OUT, Child(), why=Finding(what, "", _summary(cells)))
        reading = _Reading(self.facts, cells)
        child = reading.child()
        problems, mends = tuple(reading.problems), tuple(reading.mends)
        if not problems:
            return Checked(number, NEW, child, (), mends, unknown=reading.unknown)
        if all(problem.code in self.facts.passed_over for problem in problems):
            why = Finding("problem", problems[0].field)
            return Checked(number, SKIPPED, child, problems, mends, why, reading.unknown)
        return Checked(number, REFUSED, child, problems, mends, unknown=reading.unknown)

    def _left_out(self, cells: list[Cell]) -> str:
        """Whether it is no child’s row: the heading again, or a total or note below the list."""
        told = {name for name, cell in self._named(cells) if not is_blank(cell)}
        if len(told) > 1 and told - {"reference", "name", "surname"}:
            return "heading" if self._is_heading(cells) else ""
        filled = [cell for cell in cells if not is_blank(cell)]
        text = cleaned(filled[0])[0] if filled and isinstance(filled[0], str) else ""
        is_note = bool(_FOOTER.match(text)) or (len(filled) == 1 and len(text.split()) >= _WORDS_OF_A_NOTE)
        return "footer" if is_note or (not told and not text) or (not told and len(filled) < 3) else ""

    def _named(self, cells: list[Cell]) -> list[tuple[str, Cell]]:
        return [(name, cells[column]) for name, column in self.facts.columns.items() if column < len(cells)]

    def _is_heading(self, cells: list[Cell]) -> bool:
        keys = self.facts.heading_keys
        first = next(place for place, cell in enumerate(cells) if not is_blank(cell))
        if first >= len(keys) or key_of(shown(cells[first])) != keys[first]:
            return False
        return tuple(key_of(shown(cell)) for cell in cells) == keys[: len(cells)]


class _Reading:
    """One row while it is read."""

    def __init__(self, facts: Facts, cells: list[Cell]) -> None:
        self.facts, self.cells = facts, cells
        self.problems: list[Finding] = []
        self.mends: list[Finding] = []
        self.unknown: dict[str, str] = {}

    def child(self) -> Child:
        reference = self._reference()
        born, age = self._date("date_of_birth"), self._age()
        gender = self._gender(born, age)
        day, years = self._birth(born, age, gender)
        district, team = self._places()
        categories, category = self._category()
        started = self._plan()
        return Child(
            reference=reference,
            name=self._name(),
            date_of_birth=day,
            age_years=years,
            gender=gender,
            district=district,
            team=team,
            plan_categories=categories,
            category_as_imported=category,
            family_ref=self._text("family_ref"),
            plan_started=started,
        )

    def _cell(self, name: str) -> Cell:
        column = self.facts.columns.get(name, -1)
        cell = self.cells[column] if 0 <= column < len(self.cells) else None
        return None if is_blank(cell) else cell

    def _mend(self, code: str, name: str, cell: Cell, became: str) -> None:
        self.mends.append(Finding(code, name, shown(cell), became))

    def _refuse(self, code: str, name: str, cell: Cell = None, **details: str) -> None:
        self.problems.append(Finding(code, name, shown(cell), details=details))

    def _text(self, name: str) -> str:
        """The text of a field, cleaned; an error of the spreadsheet is nothing."""
        cell = self._cell(name)
        if cell is None:
            return ""
        if isinstance(cell, list) and cell[0] == ERROR:
            self._mend("error_emptied", name, cell, "")
            return ""
        text, mend = cleaned(cell)
        if mend:
            self._mend(mend, name, cell, text)
        if text.lower() in NOTHING:
            self._mend("nothing", name, cell, "")
            return ""
        limit = LONGEST.get(name, LONGEST["name"])
        if len(text) > limit:
            self._refuse("too_long", name, cell, limit=str(limit))
        return text

    def _reference(self) -> str:
        cell = self._cell("reference")
        if isinstance(cell, list) and cell[0] == ERROR:
            self._refuse("error", "reference", cell, error=cell[1])
            return ""
        if isinstance(cell, float):
            self._refuse("reference_shortened", "reference", cell)
            return ""
        text, mend = cleaned(cell)
        if mend:
            self._mend(mend, "reference", cell, text)
        if not text or text.lower() in NOTHING or is_below_nothing(text):
            self._refuse("reference_missing", "reference", cell)
            return ""
        if len(text) > LONGEST["reference"]:
            self._refuse("reference_long", "reference", cell)
        elif _SHORTENED.fullmatch(text):
            self._refuse("reference_shortened", "reference", cell)
        return text

    def _name(self) -> str:
        whole = self._text("name")
        parts = [] if whole else [self._text("first_name"), self._text("surname")]
        name = whole or " ".join(part for part in parts if part)
        if len(name) > LONGEST["name"] and not any(each.code == "too_long" for each in self.problems):
            self._refuse("too_long", "name", name, limit=str(LONGEST["name"]))
        return name

    def _date(self, name: str) -> ReadDate:
        cell = self._cell(name)
        found = read_date(cell, self.facts.latest)
        if found.problem:
            self._refuse(found.problem, name, cell, **details_of(found.problem, cell))
        elif found.mend:
            became = in_words(found.day) if found.day else "unborn" if found.expected else ""
            self._mend(found.mend, name, cell, became)
        return found

    def _age(self) -> ReadAge:
        return read_age(self._cell("age"))

    def _gender(self, born: ReadDate, age: ReadAge) -> str:
        cell = self._cell("gender")
        text = cleaned(cell)[0]
        said = self.facts.words.get("gender", {}).get(key_of(text)) or gender_of(text)
        day = born.day
        to_come = day is not None and day > self.facts.reference_date
        unborn = born.expected or to_come or (age.unborn and (day is None or to_come))
        if said == "unborn" or (unborn and (said in (None, "not_recorded") or not to_come)):
            if said != "unborn" and not born.expected:
                self._mend("unborn", "gender", cell, "unborn")
            return "unborn"
        if said:
            return said
        if not text or text.lower() in NOTHING:
            self._mend("gender_blank", "gender", cell, "not recorded")
            return "not_recorded"
        self._refuse("gender_unknown", "gender", cell)
        self.unknown["gender"] = text
        return ""

    def _birth(self, born: ReadDate, age: ReadAge, gender: str) -> tuple[dt.date | None, int | None]:
        """The day, and the years where there is no day; the age is looked at only then."""
        if born.problem:
            return None, None
        day, on = born.day, self.facts.reference_date
        if day is not None:
            if day > self.facts.latest:
                self._refuse("birth_far_ahead", "date_of_birth", self._cell("date_of_birth"))
            elif gender != "unborn" and day <= on and age_in_years(day, on) >= 18:
                self._refuse("adult", "date_of_birth", self._cell("date_of_birth"))
            return day, None
        if gender == "unborn":
            return None, None
        return None, self._years(age)

    def _years(self, age: ReadAge) -> int | None:
        cell = self._cell("age")
        if age.problem:
            details = {"error": shown(cell)} if age.problem == "error" else {}
            self._refuse(age.problem, "age", cell, **details)
        elif age.years is None:
            self._refuse("birth_missing", "date_of_birth", self._cell("date_of_birth"))
        elif age.years >= 18:
            self._refuse("adult", "age", cell)
        elif age.mend:
            self._mend(age.mend, "age", cell, str(age.years))
        return age.years if age.years is not None and age.years < 18 else None

    def _places(self) -> tuple[str, str]:
        before = len(self.problems)
        district = self._place("district", self.facts.district_keys)
        team = self._place("team", self.facts.team_keys)
        if not district and not team and len(self.problems) == before:
            if self.facts.everywhere:
                return self.facts.everywhere, ""
            self._refuse("place_missing", "district")
        return district, team

    def _place(self, name: str, known: dict[str, str]) -> str:
        text = self._text(name)
        if not text:
            return ""
        place = known.get(key_of(text))
        if place is None:
            self._refuse(f"{name}_unknown", name, text)
            if len(text) <= LONGEST[name]:
                self.unknown[name] = text
        return place or ""

    def _category(self) -> tuple[frozenset[str] | None, str]:
        text = self._text("category")
        if not text:
            return None, ""
        said = self.facts.words.get("category", {}).get(key_of(text))
        if said is not None:
            return frozenset(said.split(",")) if said else None, text
        found = categories_of(text)
        if found is None:
            self._mend("category_kept", "category", text, text)
            self.unknown["category"] = text
        return found or None, text

    def _plan(self) -> dt.date | None:
        """The start of the plan; whoever has none on the reference date is not of the caseload."""
        started, ended, on = self._date("plan_started"), self._date("plan_ended"), self.facts.reference_date
        if started.expected or ended.expected:
            which = "plan_started" if started.expected else "plan_ended"
            self._refuse("date_unreal", which, self._cell(which))
        elif started.day and ended.day and ended.day < started.day:
            self._refuse("end_before_start", "plan_ended", self._cell("plan_ended"))
        elif ended.day and ended.day <= on:
            self._refuse("ended", "plan_ended", self._cell("plan_ended"))
        elif started.day and started.day > on:
            self._refuse("start_late", "plan_started", self._cell("plan_started"))
        return started.day


def skipped_by_hand(checked: Checked) -> Checked:
    return replace(checked, status=SKIPPED, why=Finding("row", ""))


def _summary(cells: list[Cell]) -> str:
    return " · ".join(shown(cell) for cell in cells if not is_blank(cell))[:200]
