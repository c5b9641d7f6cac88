"""Compares a recorded sample, its replacements included, with what its draw gives when it is done again."""

from __future__ import annotations

from collections.abc import Iterator

from audit_app.sampling.choices import CameIn
from audit_app.sampling.drawing.again import drawn_again, stratum_of, waiting_in
from audit_app.sampling.drawing.draw import Draw
from audit_app.sampling.models import Sample, SampledCase

CLOSE = 1e-12


def differences(sample: Sample) -> list[str]:
    """What differs, a sentence each; nothing where the sample is the very one that its seed gives.

    Raises:
        ChangedFrameError: the caseload is no longer the one that was drawn from.
    """
    again = drawn_again(sample)
    everyone = list(sample.sampled_cases.select_related("case", "replaces__case").order_by("order"))
    drawn = [each for each in everyone if each.came_in == CameIn.DRAWN]
    return [*_in_the_draw(drawn, again), *_in_the_replacements(everyone, again)]


def _in_the_draw(drawn: list[SampledCase], again: Draw) -> Iterator[str]:
    picks = list(again.picks())
    if len(drawn) != len(picks):
        yield f"{len(drawn):,} cases are recorded as drawn, and the draw gives {len(picks):,}."
    for place, (kept, (reference, stratum)) in enumerate(zip(drawn, picks, strict=False), start=1):
        if kept.case.reference != reference:
            yield f"Number {place} is recorded as {kept.case.reference}, and the draw gives {reference}."
        elif abs((kept.inclusion_probability or 0) - again.chance_of(reference, stratum)) > CLOSE:
            yield f"Number {place}, {reference}, is recorded with another chance than the draw gives."


def _in_the_replacements(everyone: list[SampledCase], again: Draw) -> Iterator[str]:
    """Those who came in later stand in the order in which they came, so each can be checked in its turn."""
    used: list[str] = []
    for each in everyone:
        reference = each.case.reference
        if each.came_in == CameIn.NEXT:
            stratum = stratum_of(each, again)
            ready = next(one for one in waiting_in(again, used) if one.stratum is stratum)
            if ready.references[:1] != (reference,):
                expected = ready.references[0] if ready.references else "nobody"
                yield f"{reference} came in as the next in drawn order, and the next was {expected}."
        used.append(reference)
