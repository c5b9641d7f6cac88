"""Section 6 in words: factors in a case, which are common, which go together, and progress in spite of them.

The factors are described and not judged. `withheld` is for a reader who may not see small numbers.
"""

from collections.abc import Mapping, Sequence

from audit_app.report.narrative.amounts import choose, listed, out_of

NAMED_AS_COMMONEST = 4
PAIRS_NAMED = 3

FACTORS = {
    "domestic_abuse": "domestic abuse",
    "drug_misuse": "drug misuse",
    "alcohol_misuse": "alcohol misuse",
    "learning_difficulty": "learning difficulty",
    "mental_health": "mental ill health",
    "parental_non_compliance": "parents’ non-compliance",
    "criminal_prosecution": "prosecution of the alleged abuser",
    "post_natal_depression": "post-natal depression",
    "aggression": "aggression towards professionals",
    "covert_non_compliance": "covert non-compliance",
    "homelessness": "homelessness",
    "chronic_neglect": "long-term neglect",
    "frequent_moves": "frequent moves of home",
}


def complexity(answered: int, six_or_more: int, factors: Mapping[str, int], *, withheld: bool = False) -> str:
    """How many cases had six or more factors, and which factors were commonest (6.7)."""
    if not answered:
        return "No audit says which complexity factors were present."
    counted = sorted(((count, code) for code, count in factors.items() if count), reverse=True)
    if not counted:
        return "None of the thirteen factors was noted in any case."
    many = out_of(six_or_more, answered, withheld=withheld)
    names = [
        FACTORS[code] if withheld else f"{FACTORS[code]} ({count:,})"
        for count, code in counted[:NAMED_AS_COMMONEST]
    ]
    start = f"Six or more factors came together in {many}."
    if not six_or_more and not withheld:
        start = "No case showed as many as six factors at once."
    return f"{start} The commonest {choose(len(names), 'was|were')} {listed(names)}."


def factors_together(pairs: Sequence[tuple[str, str, int]], *, withheld: bool = False) -> str:
    """The factors most often found in the same case; empty where no two were."""
    found = sorted((pair for pair in pairs if pair[2]), key=lambda pair: -pair[2])[:PAIRS_NAMED]
    if not found:
        return ""
    names = [
        f"{FACTORS[one]} with {FACTORS[other]}" + ("" if withheld else f" ({count:,})")
        for one, other, count in found
    ]
    return f"Found together most often: {'; '.join(names)}."


def progress_in_spite(progress: int, complex_cases: int, *, withheld: bool = False) -> str:
    """How many of the most complex cases show progress under the plan all the same (6.7 with 9.6)."""
    if not complex_cases:
        return ""
    if not progress and not withheld:
        return "None of the cases with six or more factors shows full progress under its plan."
    where = out_of(progress, complex_cases, withheld=withheld)
    return (
        f"Even with six or more factors against it, the plan shows progress in {where}. That is to the "
        "credit of workers and families, and argues against giving any case up as too difficult."
    )
