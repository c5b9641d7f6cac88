"""What was changed in a sample after the draw and why, and how sure it makes one, in sentences."""

from collections import Counter
from collections.abc import Iterator, Sequence

from audit_app.sampling.choices import CameIn, WentOut
from audit_app.sampling.drawing.precision import forecast, in_percent
from audit_app.sampling.drawing.told.words import counted
from audit_app.sampling.models import Sample, SampledCase

# How the sentence on precision begins: a summary of the report finds it by this.
PRECISION_BEGINS = "Where half of the cases show something"

HOW = {
    WentOut.REPLACED.value: ("replaced by the next in the drawn order of", "its stratum", "their strata"),
    WentOut.SWAPPED.value: ("swapped by hand for", "another", "others"),
    WentOut.REMOVED.value: ("taken out by hand", "", ""),
}


def change_sentences(everyone: Sequence[SampledCase]) -> Iterator[str]:
    """Why cases went out and others came in, without naming any."""
    if not any(sampled.went_out == WentOut.REPLACED for sampled in everyone):
        yield "No case of the sample was replaced."
    for how, (what, one, several) in HOW.items():
        reasons = Counter(_reason(each.reason, each) for each in everyone if each.went_out == how)
        for reason, number in reasons.items():
            cases = counted(number, "case was", "cases were") if number > 1 else "A case was"
            yield f"{' '.join(filter(None, (cases, what, one if number == 1 else several)))}: {reason}."
    added = [each for each in everyone if not each.is_by_chance and not hasattr(each, "replaces")]
    for reason, number in Counter(_reason(each.came_in_reason, each) for each in added).items():
        cases = counted(number, "case was", "cases were") if number > 1 else "A case was"
        yield f"{cases} added by hand: {reason}."
    yield from _what_it_means(everyone)


def _what_it_means(everyone: Sequence[SampledCase]) -> Iterator[str]:
    if any(each.came_in == CameIn.NEXT and each.is_in_sample for each in everyone):
        yield (
            "The next in drawn order stands for its stratum as the replaced case did. This takes it that "
            "files which could not be read do not differ from the others in what was asked."
        )
    by_hand = sum(not each.is_by_chance and each.is_in_sample for each in everyone)
    if by_hand:
        yield (
            f"Chance did not choose {counted(by_hand, 'case', 'cases')} of the sample. "
            f"{'It counts' if by_hand == 1 else 'They count'} among the cases audited, and estimates for the "
            f"whole caseload leave {'it' if by_hand == 1 else 'them'} out."
        )
    if any(each.is_by_chance and each.went_out in (WentOut.REMOVED, WentOut.SWAPPED) for each in everyone):
        yield (
            "Where a drawn case was taken out by hand, estimates rest on the other cases of its stratum, and "
            "are less sure than chance alone would make them."
        )


def precision_sentences(sample: Sample, everyone: Sequence[SampledCase]) -> Iterator[str]:
    """From the chances of the cases that are in the sample by chance."""
    weights = [each.weight for each in everyone if each.is_in_sample and each.weight]
    if not weights or len(weights) >= sample.eligible:
        return
    effect = max(1.0, len(weights) * sum(weight**2 for weight in weights) / sum(weights) ** 2)
    half, most = (in_percent(forecast(share, len(weights), sample.eligible, effect)) for share in (0.5, 0.9))
    yield (
        f"{PRECISION_BEGINS}, one can be 95 per cent sure that between {half[0]} and "
        f"{half[1]} per cent of the caseload do; where 90 per cent show it, between "
        f"{most[0]} and {most[1]} per cent (Wilson’s interval, corrected for a finite caseload and for "
        "chances that differ)."
    )


def _reason(reason: str, sampled: SampledCase) -> str:
    return "the reason has been erased" if sampled.case.is_erased else reason.rstrip(".")
