"""A reason for a change of the sample is printed in the report, where it must tell of no child."""

from __future__ import annotations

from django.db.models import Q

from audit_app.access.refused import Refused
from audit_app.kit.days_named import days_named_in
from audit_app.kit.identity import parts_named_in, phrases_in
from audit_app.sampling.models import Case, Sample
from audit_app.sampling.queries import days_of_birth_in, names_in

TELLS_OF_A_CHILD = "Enter a reason that names no child and no case, and no date on which a child was born"


def check_names_nobody(words: str, sample: Sample, *meant: Case) -> None:
    """Refuses a reason that names a child or a case that is or was in the sample, or one of those ``meant``.

    It cannot be changed once it is given, so it is looked at before it is kept. Of those meant a part of the
    name is enough, of the others it takes the whole name.
    """
    if not words.strip():
        return
    these = Case.objects.filter(pk__in=[case.pk for case in meant])
    all_of_them = Case.objects.filter(Q(sampled__sample=sample) | Q(pk__in=these.values("pk"))).distinct()
    known = [*names_in(all_of_them), *all_of_them.values_list("reference", flat=True)]
    told = (
        *parts_named_in(words, names_in(these)),
        *phrases_in(words, known),
        *days_named_in(words, days_of_birth_in(all_of_them)),
    )
    if told:
        raise Refused(TELLS_OF_A_CHILD)
