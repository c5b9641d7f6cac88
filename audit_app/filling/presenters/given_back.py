"""What was typed in a form that could not be saved, to be copied or sent again: nothing typed is lost."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict

from audit_app.filling.forms import ref_of
from audit_app.filling.presenters.conflict import DIFFERS, KEEP

NOT_TYPED = ("csrfmiddlewaretoken", "revision", "loaded", "draft", "then", DIFFERS)


@dataclass(frozen=True)
class GivenBack:
    """``text`` to read and copy, ``fields`` to be sent again exactly as they were."""

    text: str
    fields: tuple[tuple[str, str], ...]


def given_back(data: QueryDict) -> GivenBack:
    """All that was posted, but for the token, which a page that is sent again has anew."""
    fields = [(name, value) for name, values in data.lists() for value in values]
    return GivenBack(_text(fields), tuple(each for each in fields if each[0] != "csrfmiddlewaretoken"))


def _text(fields: list[tuple[str, str]]) -> str:
    by_ref: dict[str, list[str]] = {}
    for name, value in fields:
        if value and name not in NOT_TYPED and not name.startswith(KEEP):
            by_ref.setdefault(ref_of(name), []).append(value)
    return "\n\n".join(f"{ref}: {' '.join(values)}" for ref, values in by_ref.items())
