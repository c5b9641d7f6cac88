"""Draws a recorded sample again from the database, and says who comes next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from audit_app.sampling.drawing.draw import Draw, Stratum, draw
from audit_app.sampling.drawing.frame import frame_hash
from audit_app.sampling.drawing.plan import Plan
from audit_app.sampling.models import Sample, SampledCase
from audit_app.sampling.queries import frame_of

MOST_OFFERED = 3


class ChangedFrameError(Exception):
    """The caseload in the database is no longer the one that the sample was drawn from."""


def drawn_again(sample: Sample) -> Draw:
    """The draw of a sample, with the whole order of every stratum.

    Raises:
        ChangedFrameError: the frame has another fingerprint, as when a record has been erased since.
    """
    frame = frame_of(sample.review)
    if frame_hash(frame) != sample.frame_hash:
        raise ChangedFrameError(
            "The caseload is no longer the one that this sample was drawn from, as when a record has been "
            "erased"
        )
    outcome = draw(frame, Plan.from_json(sample.plan), sample.seed)
    if not isinstance(outcome, Draw):
        raise ChangedFrameError("The plan of this sample can no longer be met")
    return outcome


@dataclass(frozen=True)
class Waiting:
    """The children of a stratum who stand ready: those of its drawn order who were never in the sample."""

    stratum: Stratum
    references: tuple[str, ...]


def waiting_in(drawn: Draw, used: Iterable[str]) -> list[Waiting]:
    """Every stratum with who stands ready in it, in drawn order."""
    taken = set(used)
    return [
        Waiting(stratum, tuple(reference for reference in stratum.order if reference not in taken))
        for stratum in drawn.strata
    ]


def stratum_of(sampled: SampledCase, drawn: Draw) -> Stratum:
    """The stratum that a case stands for.

    Raises:
        ValueError: chance did not choose the case.
    """
    for stratum in drawn.strata:
        if stratum.name == sampled.stratum:
            return stratum
    raise ValueError("A case chosen by hand stands for no stratum")


def nearest(stratum: Stratum, ready: Iterable[Waiting]) -> list[Waiting]:
    """Where somebody stands ready when nobody does in the stratum: the same place first, then the same
    group."""
    others = [each for each in ready if each.references and each.stratum != stratum]
    near = [each for each in others if each.stratum.place == stratum.place]
    near += [each for each in others if each.stratum.group == stratum.group and each not in near]
    return (near or others)[:MOST_OFFERED]
