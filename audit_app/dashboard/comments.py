"""What was written of one item in the cases that are asked for, searched without a word in any address."""

from __future__ import annotations

from dataclasses import dataclass

from audit_app.access.models import User
from audit_app.aggregation.cohort import Cohort
from audit_app.filling.presentable import presentable
from audit_app.report.queries import comments_on
from audit_app.sampling.choices import RaterRole
from audit_app.tool.models import Audit


@dataclass(frozen=True)
class Comment:
    """``text`` as it may be shown: in the presenter’s view some of it is hidden."""

    audit: Audit
    text: str

    @property
    def reference(self) -> str:
        reference = self.audit.case.reference
        is_second = self.audit.allocation.role == RaterRole.SECOND
        return f"{reference}, second reading" if is_second else reference


def comments_in(cohort: Cohort, ref: str, reader: User) -> list[Comment]:
    """The comments on an item, those of both readers where two people have read a case."""
    cases = set(cohort.audits.values_list("allocation__case", flat=True))
    found = comments_on(cohort.review, ref, reader)
    return [
        Comment(audit, presentable(text, audit)) for audit, text in found if audit.allocation.case_id in cases
    ]


def holding(comments: list[Comment], words: str) -> list[Comment]:
    """Those in which the words stand, as far as the comments are shown; all where none are asked for."""
    wanted = " ".join(words.casefold().split())
    return [each for each in comments if wanted in " ".join(each.text.casefold().split())]
