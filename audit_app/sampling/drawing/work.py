"""Whether the work on a case has come so far that the case stays in the sample.

This room knows no audit. The room that keeps audits says here, when the service starts, what stands in the
way.
"""

from collections.abc import Callable

from audit_app.sampling.models import Case

ObstacleTo = Callable[[Case], str]

_source: list[ObstacleTo] = []


def obstacles_come_from(source: ObstacleTo) -> None:
    """Names the function that says why a case cannot leave the sample, in a sentence, or gives nothing."""
    _source[:] = [source]


def obstacle_to_leaving(case: Case) -> str:
    return _source[0](case) if _source else ""
