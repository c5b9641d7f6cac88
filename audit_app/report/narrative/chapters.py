"""The preface, and the short fixed texts that open sections 2 to 10, fitted to the review."""

from audit_app.report.narrative.amounts import capitalised, choose, numeral, spelled
from audit_app.report.narrative.draft import Draft
from audit_app.report.narrative.facts import ReviewFacts

WHAT_AN_AUDIT_SAYS = (
    "Reading files shows what was set down, by whom and when. Reading many of them with the same questions "
    "shows where practice holds and where it slips. It does not show work that was done and never written "
    "up, it does not hear the family, and it cannot answer for a child whose file was not opened."
)
HOW_TO_READ_CRITICISM = (
    "To have one’s work read in this way is uncomfortable, the more so in a field that the public watches "
    "closely. What is critical in these pages is aimed at arrangements and habits that can be bettered. "
    "Where an assessor thought a child unsafe, the report says so in plain words and separately; nothing "
    "else in it should be taken to mean that."
)

INTRODUCTIONS = {
    2: "Members will want to know first whether the children are safe, and this section begins there. It "
    "goes on to the records from which the answer was drawn: how hard a view was to form, where the key "
    "documents were found, and how far the paper file and the Integrated Children’s System (ICS) had been "
    "kept up.",
    3: "In supervision a more experienced colleague tests the judgement of the worker who knows the family. "
    "The assessors looked for its traces in the record. The tables set the answer beside other answers on "
    "the same cases: where two go together, that alone does not prove that one brought about the other.",
    4: "A core assessment is the full study of what a child needs and of how far the parents can provide it. "
    "Its time is counted in two ways here: {core_days} {days} from the day it was begun, and "
    "{core_referral_days} from the referral. The section also covers the checks made with other agencies.",
    5: "Some families come to notice again and again. Each return may be a new trouble, or the old one that "
    "earlier help did not reach, and the file should show that somebody asked which. The term for work that "
    "never asks is start again syndrome.",
    6: "Members who do not work in the field may find it hard to picture the circumstances in which these "
    "children live. The assessors noted which of thirteen complicating factors each file described. They are "
    "described here and not judged.",
    7: "Who holds a case, and for how long, shapes everything a child experiences of the service. Two things "
    "were asked: how soon a social worker was allocated, and whether the worker had changed often.",
    8: "Many parents accept help and act on it. Where they do not, the question is whether the law was used "
    "in good time. A letter before proceedings can be enough to bring parents to act, and its effect was "
    "noted as well.",
    9: "The remaining steps of the child protection process follow in the order in which a case meets them: "
    "strategy discussions, the outcome of section 47 enquiries, conferences and their chairs, core groups, "
    "visits to the child, and the plan itself.",
    10: "The conclusions are drawn from the sections before, measure by measure. They come in this order: "
    "the safety of the children, what is satisfactory, what could be better, what depends on others, and how "
    "far any of it can be said.",
}


def preface(facts: ReviewFacts) -> tuple[Draft, ...]:
    """Purpose, limits, tone, and how this audit stands to an earlier one where one is linked."""
    drafts = [
        Draft("preface.purpose", _purpose(facts)),
        Draft("preface.limits", WHAT_AN_AUDIT_SAYS),
        Draft("preface.tone", HOW_TO_READ_CRITICISM),
    ]
    if facts.earlier:
        drafts.append(Draft("preface.earlier", facts.earlier.agreement, heading=_earlier_heading(facts)))
    return tuple(drafts)


def _purpose(facts: ReviewFacts) -> str:
    if not facts.audited:
        return "No audit has been signed off yet, so this report has nothing to tell members."
    files = f"{spelled(facts.audited)} case {choose(facts.audited, 'file|files')}"
    text = (
        f"{capitalised(files)} of children with a child protection plan in {facts.authority} "
        f"{choose(facts.audited, 'was|were')} read for this report, so that members can judge from the "
        "records themselves how these children are being protected."
    )
    if facts.earlier and facts.earlier.cases and facts.earlier.cases < facts.audited:
        text += (
            f" An earlier review, “{facts.earlier.title}”, had read {numeral(facts.earlier.cases)}. A larger "
            "sample, drawn to reflect the whole caseload, allows its findings to be confirmed or corrected."
        )
    return text


def _earlier_heading(facts: ReviewFacts) -> str:
    return f"How these findings stand to those of “{facts.earlier.title}”" if facts.earlier else ""


def introduction(section: int, facts: ReviewFacts) -> Draft:
    """The paragraph that opens one of sections 2 to 10. KeyError for any other."""
    text = INTRODUCTIONS[section].format(
        core_days=facts.core_days, core_referral_days=facts.core_referral_days, days=facts.days
    )
    return Draft(f"{section}.introduction", text)
