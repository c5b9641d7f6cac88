"""Every field is declared, and what is declared is what is done."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import models

from audit_app.access.models import User
from audit_app.keeping.copying.scrubs import CHANGES as IN_COPIES
from audit_app.keeping.copying.scrubs import LEFT_OUT, is_left_out
from audit_app.keeping.data_map import HeldField, fields_of, held_models
from audit_app.keeping.data_map.fields import UndeclaredError
from audit_app.keeping.data_map.kinds import AS_IT_IS, KINDS, STAYS
from audit_app.keeping.data_map.kinds import LEFT_OUT as LEFT_OUT_IN_WORDS
from audit_app.keeping.data_map.printing import map_lines
from audit_app.keeping.data_map.records import models_of_a_record
from audit_app.keeping.erasing.rows import CHANGES as ON_ERASURE
from audit_app.sampling.models import Case, District
from audit_app.tool.models import Referral

DOCUMENT = Path(__file__).parent.parent.parent.parent / "docs" / "data-map.md"
# Texts of a child's record that are codes of ours or names of places, and say nothing of the child; with the
# hash of a link that opens nothing any more.
CODES = {"ref", "code", "office", "stratum", "age_band", "sections", "left_out", "number_hash"}


def all_fields() -> list[HeldField]:
    return [field for model in held_models() for field in fields_of(model)]


def printed(*options: str) -> str:
    out = StringIO()
    call_command("data_map", *options, stdout=out)
    return out.getvalue()


def test_every_field_of_every_table_has_a_kind() -> None:
    assert {field.kind_key for field in all_fields()} == set(KINDS)
    assert {Case, User, Referral} <= set(held_models())


def test_a_field_that_nobody_has_declared_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(District.Held, "settings", "order")
    fields_of.cache_clear()
    with pytest.raises(UndeclaredError, match=r"sampling\.District does not say .* name"):
        fields_of(District)
    fields_of.cache_clear()


@pytest.mark.parametrize(("kind", "names"), [("settings", "name order gone"), ("secrets", "name order")])
def test_a_declaration_of_no_field_or_of_no_kind_is_found(
    monkeypatch: pytest.MonkeyPatch, kind: str, names: str
) -> None:
    monkeypatch.setattr(District.Held, kind, names, raising=False)
    fields_of.cache_clear()
    with pytest.raises(UndeclaredError):
        fields_of(District)
    fields_of.cache_clear()


def test_an_answer_is_told_by_its_question() -> None:
    told = {field.name: (field.kind_key, field.what) for field in fields_of(Referral)}
    assert told["referral_date"] == ("coded", "1.1 Date of the referral or contact")
    assert told["agency_comment"] == ("case_text", "1.2.comment Comment on 1.2")


def test_no_free_text_of_a_childs_record_is_declared_as_something_that_stays() -> None:
    texts = [
        field
        for model in models_of_a_record()
        for field in fields_of(model)
        if isinstance(field.column, models.CharField | models.TextField | models.JSONField)
        and not field.column.choices
    ]
    staying = {field.name for field in texts if field.kind_key not in ON_ERASURE}
    assert len(texts) > 100
    assert staying == CODES


def test_what_the_map_says_of_erasing_is_what_erasing_does() -> None:
    elsewhere = {"key", "lead_text", "published", "trail", "queue", "upload"}
    assert {key for key, kind in KINDS.items() if kind.on_erasure != STAYS} == {*ON_ERASURE, *elsewhere}


def test_what_the_map_says_of_copies_is_what_copying_does() -> None:
    changed = {key for key, kind in KINDS.items() if kind.in_copy != AS_IT_IS}
    assert changed == {*IN_COPIES, *LEFT_OUT}
    assert {key for key, kind in KINDS.items() if kind.in_copy == LEFT_OUT_IN_WORDS} == LEFT_OUT
    left_out = {model._meta.label for model in held_models() if is_left_out(model)}
    assert {"sessions.Session", "access.TrailEntry", "report.Publication", "mfa.Authenticator"} <= left_out
    assert "access.User" not in left_out


def test_the_document_is_as_the_command_prints_it() -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == printed()


def test_the_command_lists_every_field_with_its_class_for_programs() -> None:
    listed: list[dict[str, Any]] = json.loads(printed("--json"))
    assert len(listed) == len(map_lines())
    assert all(all(entry.values()) for entry in listed)
    name = next(entry for entry in listed if entry["field"] == "sealed_name")
    assert name["class"] == "identity"
    assert "9(2)(g)" in name["lawful_basis"]
