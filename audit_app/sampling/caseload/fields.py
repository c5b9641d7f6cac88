"""What a list can tell of a child, and the headings under which authorities and inspectorates tell it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True)
class Field:
    """``headings`` are in the form of ``key_of``; the earlier one is the better match."""

    name: str
    label: str
    hint: str
    headings: tuple[str, ...]


FIELDS: tuple[Field, ...] = (
    Field(
        "reference",
        "Reference of the child",
        "The number by which the authority’s own system knows the child.",
        (
            *(
                "child unique id",
                "child id",
                "unique id",
                "la child id",
                "lachildid",
                "child reference",
                "reference",
            ),
            *(
                "case reference",
                "reference number",
                "reference no",
                "case number",
                "case no",
                "case id",
                "client id",
            ),
            *("client number", "person id", "person number", "ics id", "ics number", "swift id", "mosaic id"),
            *(
                "liquidlogic id",
                "careworks id",
                "pid",
                "ref",
                "ref no",
                "id",
                "child ref",
                "case ref",
                "child no",
            ),
            *("unique identifier", "unique child id", "childs id", "number"),
        ),
    ),
    Field(
        "name",
        "Name",
        "First name and surname in one column.",
        ("child name", "childs name", "name of child", "full name", "name", "client name", "person name"),
    ),
    Field(
        "first_name",
        "First name",
        "Where it stands in a column of its own.",
        ("first name", "forename", "forenames", "given name", "given names", "christian name", "first names"),
    ),
    Field(
        "surname",
        "Surname",
        "Where it stands in a column of its own.",
        ("surname", "last name", "family name", "second name"),
    ),
    Field(
        "date_of_birth",
        "Date of birth, or expected date",
        "Of an unborn child the expected date of delivery.",
        (
            *(
                "date of birth",
                "dob",
                "d o b",
                "birth date",
                "birthdate",
                "person birth date",
                "personbirthdate",
            ),
            *("date of birth or expected date", "date of birth edd", "dob edd", "dob or edd", "born"),
            *("expected date of birth", "expected date of delivery", "edd", "expected person birth date"),
        ),
    ),
    Field(
        "age",
        "Age in years",
        "Used where there is no date of birth.",
        (
            "age of child years",
            "age",
            "age of child",
            "age years",
            "age in years",
            "age at census",
            "current age",
        ),
    ),
    Field(
        "gender",
        "Gender",
        "Words or codes.",
        ("gender", "sex", "gender current", "person gender current", "gendercurrent", "m f", "gender code"),
    ),
    Field(
        "district",
        "District",
        "The district of the authority in which the case lies.",
        (
            "district",
            "area",
            "locality",
            "borough",
            "district name",
            "local area",
            "quadrant",
            "division",
            "office",
        ),
    ),
    Field(
        "team",
        "Team",
        "The team that holds the case.",
        (
            *(
                "allocated team",
                "team",
                "team name",
                "social work team",
                "responsible team",
                "current team",
                "unit",
            ),
            *("case holding team", "cp team", "worker team", "allocated team name"),
        ),
    ),
    Field(
        "category",
        "Category of the plan",
        "Words or codes. “Multiple” is kept as it is.",
        (
            *(
                "latest category of abuse",
                "category of abuse",
                "category",
                "current category",
                "plan category",
            ),
            *(
                "cp category",
                "category of plan",
                "abuse category",
                "latest category",
                "child protection category",
            ),
            *("registration category", "initial category of abuse", "reason for plan", "categories"),
        ),
    ),
    Field(
        "family_ref",
        "Family or sibling reference",
        "The same for brothers and sisters.",
        (
            *(
                "family reference",
                "family ref",
                "family id",
                "family number",
                "sibling group",
                "sibling reference",
            ),
            *("sibling ref", "household id", "household reference", "family group", "group id", "family"),
        ),
    ),
    Field(
        "plan_started",
        "Start of the plan",
        "",
        (
            *("child protection plan start date", "cpp start date", "plan start date", "cp plan start date"),
            *(
                "date plan started",
                "plan start",
                "plan started",
                "start of plan",
                "cppstartdate",
                "registration date",
            ),
            *(
                "date of registration",
                "date registered",
                "start date",
                "cp start date",
                "date of plan",
                "cp start",
            ),
        ),
    ),
    Field(
        "plan_ended",
        "End of the plan",
        "Children whose plan had ended are not part of the caseload.",
        (
            *(
                "child protection plan end date",
                "cpp end date",
                "plan end date",
                "cp plan end date",
                "cppenddate",
            ),
            *("date plan ended", "plan end", "plan ended", "deregistration date", "date of deregistration"),
            *("end date", "cp end date", "cp end"),
        ),
    ),
)
BY_NAME = {field.name: field for field in FIELDS}
NAMES = tuple(BY_NAME)
_BY_HEADING = {
    heading: (field.name, rank) for field in reversed(FIELDS) for rank, heading in enumerate(field.headings)
}
_NOT_A_WORD = re.compile(r"[^0-9a-z]+")
_BELOW_NOTHING = re.compile(r"[-−–][0-9]+(?:\.0+)?")
LONGEST_KEY = 100


@lru_cache(maxsize=5_000)
def is_below_nothing(text: str) -> bool:
    """Whether it is a number such as "-1", by which systems say that they do not know."""
    return bool(_BELOW_NOTHING.fullmatch(text.strip()))


def key_of(text: str) -> str:
    """A heading or a word as it is compared: lower case, without accents, apostrophes and signs.

    A number below nothing keeps its sign in words: "-1" stands for a value that is missing, and is no code 1.
    """
    if is_below_nothing(text):
        text = f"minus {text.strip()[1:]}"
    plain = (
        unicodedata.normalize("NFKD", text.replace("’", "").replace("'", ""))
        .encode("ascii", "ignore")
        .decode()
    )
    return _NOT_A_WORD.sub(" ", plain.lower()).strip()[:LONGEST_KEY]


def field_of(heading: str) -> tuple[str, int] | None:
    """The field that a heading names, and how good a match it is (0 is the best)."""
    return _BY_HEADING.get(key_of(heading))


def proposed(headings: list[str], remembered: dict[str, str] | None = None) -> dict[str, int]:
    """Field → number of its column, counted from 0: as remembered for the heading, or by what it says.

    Of several columns for a field the best match is taken, and of those the first. A heading remembered as
    "" was said to be none of the fields.
    """
    best: dict[str, tuple[int, int]] = {}
    for column, heading in enumerate(headings):
        key = key_of(heading)
        if remembered is not None and key in remembered:
            found: tuple[str, int] | None = (remembered[key], -1) if remembered[key] else None
        else:
            found = field_of(heading)
        if found and (found[0] not in best or found[1] < best[found[0]][0]):
            best[found[0]] = (found[1], column)
    mapping = {name: column for name, (_rank, column) in best.items()}
    if "name" in mapping:
        # The surname is in the whole name already.
        return {name: column for name, column in mapping.items() if name not in ("first_name", "surname")}
    return {name: mapping[name] for name in NAMES if name in mapping}
