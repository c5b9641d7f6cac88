"""The assessors' judgements of each child's protection and of practice, and what was done.

The rule of this module: "adequately protected" is written only when every signed-off audit answers yes to
9.8. Otherwise the text counts the children of whom it cannot be said. Nothing here is ever a percentage.
"""

from dataclasses import dataclass

from audit_app.report.narrative.amounts import OutOf, WithNoun, capitalised, choose, listed, spelled

SMALL_NUMBER = 5
FEW_UP_TO = 0.25
MANY_ABOVE = 0.5


@dataclass(frozen=True, kw_only=True)
class Judgements:
    """Counts over the signed-off audits of a review, in cases unless said otherwise.

    `outcomes` holds, for each case of concern that has one, what was done, free of anything that identifies
    a child. `without_outcome` counts the cases of concern that have none. `open_action_uncounted` counts the
    cases with an open action whose audit is not signed off. `withheld` hides all small numbers.
    """

    cases: int
    minimum_cases: int = 10
    protection_asked: bool = True
    not_protected: int = 0
    unclear: int = 0
    protection_unanswered: int = 0
    practice_asked: bool = True
    unsafe: int = 0
    falls_short: int = 0
    practice_unanswered: int = 0
    actions_raised: int = 0
    cases_with_open_action: int = 0
    open_action_uncounted: int = 0
    outcomes: tuple[str, ...] = ()
    without_outcome: int = 0
    withheld: bool = False

    @property
    def too_few(self) -> bool:
        return self.cases < self.minimum_cases

    @property
    def all_protected(self) -> bool:
        doubts = self.not_protected + self.unclear + self.protection_unanswered
        return bool(self.protection_asked and self.cases and not doubts)

    @property
    def practice_judged(self) -> int:
        """Cases for which a standard of practice was given."""
        return self.cases - self.practice_unanswered

    def number_of(self, count: int, noun: str = "case|cases") -> str:
        """The count with its noun, as a reader of this report may see it."""
        if self.withheld and count:
            bound = "fewer than five" if count < SMALL_NUMBER else "five or more"
            return f"{bound} {noun.split('|')[1]}"
        return f"{WithNoun(count, self.cases):{noun}}"


def protection(facts: Judgements) -> str:
    """What section 2 says of the children's protection."""
    if not facts.cases:
        return "No audit has been signed off, so nothing can be concluded about the protection of any child."
    if not facts.protection_asked:
        return (
            "The tool as used in this review did not ask whether each child is protected now, so this report "
            "draws no conclusion on it."
        )
    if facts.all_protected:
        return f"{_everyone(facts)} Every signed-off audit gives that answer, without exception."
    return f"{_doubts(facts)} While that is so, no general statement is made that the children are protected."


def protection_in_brief(facts: Judgements) -> str:
    """The same conclusion as section 10 recalls it; empty where there is none to recall."""
    if not facts.cases or not facts.protection_asked:
        return ""
    if facts.all_protected:
        return (
            "The first question for any audit is whether children are safe. In every case read, the answer "
            "given is that the child is adequately protected."
        )
    return f"The safety of children comes before every other finding. {_doubts(facts)}"


def _everyone(facts: Judgements) -> str:
    if facts.cases == 1:
        return "On the evidence of the file, the child in the one case audited is adequately protected."
    cases = f"{OutOf(facts.cases, facts.cases)}"
    return f"On the evidence of the files, the children in {cases} audited are adequately protected."


def _doubts(facts: Judgements) -> str:
    """The children of whom it cannot be said, counted by the reason."""
    reasons = (
        (facts.not_protected, "judged present protection inadequate in {}"),
        (facts.unclear, "could not tell whether it is adequate in {}"),
        (facts.protection_unanswered, "left the question unanswered in {}"),
    )
    said = [text.format(facts.number_of(count)) for count, text in reasons if count]
    cases = f"{facts.cases:,} cases" if facts.cases > 1 else "cases"
    return f"Among the {cases} audited, the assessors {listed(said)}."


def practice(facts: Judgements) -> str:
    """What section 2 says of practice: unsafe or not, and how much of it fell short."""
    if not facts.practice_asked:
        return (
            "The standard of practice was not asked in this review, so no general statement is made about it."
        )
    if facts.practice_judged <= 0:
        return "No signed-off audit gives a judgement on the standard of practice."
    return f"{_safety_of_practice(facts)} {_short_of_best(facts)}"


def _safety_of_practice(facts: Judgements) -> str:
    if facts.unsafe:
        return f"Practice was judged unsafe in {facts.number_of(facts.unsafe)}, which no average may conceal."
    if facts.practice_unanswered:
        return (
            "Where the assessors gave a standard of practice, none judged it unsafe; "
            f"{facts.number_of(facts.practice_unanswered)} carried no such judgement."
        )
    return "Practice in the cases audited is not unsafe: no assessor judged it so."


def _short_of_best(facts: Judgements) -> str:
    short, judged = facts.falls_short, facts.practice_judged
    if not short:
        return f"No {'other case' if facts.unsafe else 'case'} was found to fall short of what is expected."
    where = facts.number_of(short) if facts.withheld else f"{OutOf(short, judged)}"
    if facts.too_few:
        return f"Parts of the work fell short of best practice in {where}."
    if short <= FEW_UP_TO * judged:
        return f"Some elements of {where} fell short of best practice, but such cases are few."
    if short > MANY_ABOVE * judged:
        return (
            f"Parts of the work fell short of best practice in {where}, too many to be put down to isolated "
            "lapses."
        )
    return (
        f"Parts of the work in {where} fell short of best practice, enough to call for attention beyond the "
        "cases themselves."
    )


def sample_size_warning(facts: Judgements) -> str:
    """Empty where the cases are enough for a general judgement."""
    if not facts.cases or not facts.too_few:
        return ""
    number = capitalised(spelled(facts.cases))
    return (
        f"{number} {choose(facts.cases, 'case was|cases were')} audited. The number audited does not allow a "
        "general judgement: what is said here holds for the cases read and for no others."
    )


def what_was_done(facts: Judgements) -> tuple[str, tuple[str, ...]]:
    """The outcomes of the cases of concern: a text, empty where there is no concern, and its bullets."""
    missing = ""
    if facts.without_outcome:
        missing = (
            f"For {facts.number_of(facts.without_outcome)} of concern no outcome has been recorded, and this "
            "report may not be published until there is one."
        )
    if not facts.outcomes:
        return missing, ()
    opening = "Where a case gave rise to concern for a child, what was done"
    if facts.withheld:
        return f"{opening} is on record; it is not printed, lest a child be recognised. {missing}".strip(), ()
    return f"{opening} is recorded as follows. {missing}".strip(), facts.outcomes


def open_actions(facts: Judgements) -> str:
    """Empty where no immediate action is open, in an audit that is signed off or in any other."""
    said = []
    if facts.cases_with_open_action:
        said.append(f"An immediate action is still open in {facts.number_of(facts.cases_with_open_action)}.")
    if facts.open_action_uncounted:
        cases = facts.number_of(facts.open_action_uncounted)
        whose = choose(facts.open_action_uncounted, "whose audit is|whose audits are")
        said.append(f"Besides, one is open in {cases} {whose} not signed off and counted nowhere else here.")
    return " ".join(said)


def immediate_actions(facts: Judgements) -> str:
    """How many matters could not wait for the report, and whether any is still open."""
    if not facts.actions_raised and facts.open_action_uncounted:
        return f"In the cases counted here no immediate action was raised. {open_actions(facts)}"
    if not facts.actions_raised:
        return "Nothing was found that could not wait for this report: no immediate action was raised."
    raised = facts.number_of(facts.actions_raised, "matter|matters")
    dealt_with = choose(facts.actions_raised, "It has|All have")
    state = open_actions(facts) or f"{dealt_with} been dealt with and closed."
    return f"Assessors did not wait for this report to raise {raised} calling for immediate action. {state}"
