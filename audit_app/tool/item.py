"""One answer of the tool, described: what is asked, what may be answered, and where the answer lives."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from django.db import models

from audit_app.kit.coded import OptionPairs
from audit_app.kit.conditions import ShownWhen


@dataclasses.dataclass(frozen=True)
class Item:
    """One answer of the tool.

    ``model`` and ``field`` say where the answer lives; ``line`` narrows the row model of a tick grid to the
    one row that holds it. ``group`` is the question above several answers, such as 5.5. ``question`` names
    the timescales of 2009; ``template`` is the same with their places left open, and empty where it names
    none. A review's own are put there by ``timescales.worded``.
    """

    ref: str
    section: str | int
    kind: str
    question: str
    model: type[models.Model]
    field: str
    options: OptionPairs = ()
    none_label: str = ""
    shown_when: ShownWhen | None = None
    added: bool = False
    hint: str = ""
    needed_when: ShownWhen | None = None
    group_ref: str = ""
    group: str = ""
    template: str = ""
    line: Mapping[str, str] = dataclasses.field(default_factory=dict, hash=False)

    @property
    def has_none(self) -> bool:
        return bool(self.none_label)

    @property
    def top_ref(self) -> str:
        """The numbered question this answer belongs to: 3.4 for 3.4.police."""
        return ".".join(self.ref.split(".")[:2])

    @property
    def labels(self) -> dict[str, str]:
        return dict(self.options)

    @property
    def is_coded(self) -> bool:
        return self.kind in ("choice", "any_of")

    def sub_refs(self) -> tuple[str, ...]:
        """The ref of each tick, as exports and evidence speak of them."""
        if self.kind != "any_of":
            return ()
        return tuple(f"{self.ref}.{code}" for code in (*self.labels, "none"))
