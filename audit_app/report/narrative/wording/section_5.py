"""Section 5: repeated periods of intervention."""

from audit_app.report.narrative.wording.table import Wording

SECTION_5 = {
    "history_taken_into_account": Wording(
        label="History taken into account (1.6)",
        subject="work that takes account of the history",
        strong="In {met_of:file|files} the history had been taken into account, and present concerns were "
        "read in the light of it[; work began again as though from nothing in {unmet_cases}].",
        generally_met="Past involvement informed present work in {met_of}. Elsewhere, in {unmet_cases}, "
        "there were signs of starting again, and a family’s repeated crises can then be taken for a run of "
        "unrelated events.",
        needs_improvement="The habit of starting again, with little regard to what went before, was evident "
        "in {unmet_of}. Children can be referred, helped a little and closed several times over before "
        "anyone adds the episodes together.",
        weak="Earlier episodes counted for little in {unmet_of}, where the work showed start again syndrome. "
        "What a previous worker learned, at some cost to the child, has to be learned a second time, and "
        "cases closed too soon come back.",
        too_few="whether work takes account of a family’s history",
        satisfactory="history taken into account",
        improvement="begin each new piece of work from the history, and say in the record what it shows",
    ),
}
