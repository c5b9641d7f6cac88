"""Looking at figures, and taking them away."""

from __future__ import annotations

from tests.factories.sampling import Cast
from tests.integration.trail.calls.call import Arguments, call


def read(cast: Cast) -> Arguments:
    return {"review": cast.review, "figures": "findings", "narrowed": {"gender": "female"}, "by": cast.lead}


def downloaded(cast: Cast) -> Arguments:
    narrowed = {"gender": "female"}
    return {
        "review": cast.review,
        "figure": "section-7",
        "code": "csv",
        "narrowed": narrowed,
        "by": cast.lead,
    }


CALLS = {
    "dashboard.record_figures_read": call(read, "figures read"),
    "dashboard.record_figure_downloaded": call(downloaded, "figure downloaded"),
}
