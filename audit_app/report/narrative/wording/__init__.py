"""The wording of every measure, by its key, and the sentence that a verdict and its counts call for."""

from audit_app.report.narrative.amounts import capitalised, choose, numeral, spelled
from audit_app.report.narrative.values import NOT_ASKED, TOO_FEW, Counts, render
from audit_app.report.narrative.wording.section_2 import SECTION_2
from audit_app.report.narrative.wording.section_3 import SECTION_3
from audit_app.report.narrative.wording.section_4_checks import SECTION_4_CHECKS
from audit_app.report.narrative.wording.section_4_concerns import SECTION_4_CONCERNS
from audit_app.report.narrative.wording.section_4_core import SECTION_4_CORE
from audit_app.report.narrative.wording.section_5 import SECTION_5
from audit_app.report.narrative.wording.section_7 import SECTION_7
from audit_app.report.narrative.wording.section_8 import SECTION_8
from audit_app.report.narrative.wording.section_9_children import SECTION_9_CHILDREN
from audit_app.report.narrative.wording.section_9_conferences import SECTION_9_CONFERENCES
from audit_app.report.narrative.wording.section_9_enquiries import SECTION_9_ENQUIRIES
from audit_app.report.narrative.wording.section_9_plans import SECTION_9_PLANS
from audit_app.report.narrative.wording.section_9_strategy import SECTION_9_STRATEGY
from audit_app.report.narrative.wording.section_10 import SECTION_10
from audit_app.report.narrative.wording.table import Wording

__all__ = ["WORDING", "Wording", "sentence"]

WORDING: dict[str, Wording] = {
    **SECTION_2,
    **SECTION_3,
    **SECTION_4_CHECKS,
    **SECTION_4_CORE,
    **SECTION_4_CONCERNS,
    **SECTION_5,
    **SECTION_7,
    **SECTION_8,
    **SECTION_9_STRATEGY,
    **SECTION_9_ENQUIRIES,
    **SECTION_9_CHILDREN,
    **SECTION_9_CONFERENCES,
    **SECTION_9_PLANS,
    **SECTION_10,
}

TOO_FEW_FRAMES = (
    "{Basis} among those audited {bears} on this, too few to say {matter}.",
    "The audit cannot say {matter}: {basis} {are} too small a basis.",
    "With only {basis} to go on, the audit does not venture to say {matter}.",
)


def sentence(key: str, verdict: str, counts: Counts) -> str:
    """The drafted sentence for one measure. KeyError for a measure or a verdict that does not exist."""
    wording = WORDING[key]
    if verdict == NOT_ASKED:
        return f"{capitalised(wording.subject)}: not asked in this review, so no finding is made."
    if verdict == TOO_FEW:
        return _too_few(key, wording, counts)
    return _judged(wording, verdict, counts)


def _judged(wording: Wording, verdict: str, counts: Counts) -> str:
    template = wording.texts()[verdict]
    if wording.safety and not counts.unmet:
        template = wording.all_met
    elif wording.safety and counts.withheld:
        template = wording.numbers_withheld
    return render(template, counts.placeholders())


def _too_few(key: str, wording: Wording, counts: Counts) -> str:
    """Says what cannot be said. A safety measure goes on to state its cases all the same."""
    if not counts.applies:
        return f"None of the cases audited bears on this, so the audit cannot say {wording.too_few}."
    frame = TOO_FEW_FRAMES[list(WORDING).index(key) % len(TOO_FEW_FRAMES)]
    text = frame.format(matter=wording.too_few, **_basis(counts))
    if wording.safety:
        text += f" {_judged(wording, 'strong', counts)}"
    return text


def _basis(counts: Counts) -> dict[str, str]:
    """The cases to go on, with the verbs that agree."""
    if counts.withheld:
        basis, opening, number = "a small number of cases", "A small number of cases", 2
    else:
        noun, number = choose(counts.applies, "case|cases"), counts.applies
        basis, opening = f"{numeral(number)} {noun}", f"{capitalised(spelled(number))} {noun}"
    return {
        "basis": basis,
        "Basis": opening,
        "bears": choose(number, "bears|bear"),
        "are": choose(number, "is|are"),
    }
