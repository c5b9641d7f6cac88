"""What the trail can tell of: every action by its name, under the kind of thing that it is.

Nothing is recorded under a name that is not here, so that whoever searches the trail is offered all there is.
A name once given stays, because entries under it do.
"""

from django.db import models


class Kind(models.TextChoices):
    READING = "reading", "Reading"
    CHANGE = "change", "Change"
    EXPORT = "export", "Export"
    SIGN_IN = "sign-in", "Sign-in"
    RIGHTS = "rights", "Change of rights"
    REFUSAL = "refusal", "Refusal"
    UPKEEP = "upkeep", "Upkeep"


ACTIONS: dict[Kind, tuple[str, ...]] = {
    Kind.READING: (
        "audit opened",
        "identity shown",
        "immediate action read",
        "conflict read",
        "reason for return read",
        "reason of the sample read",
        "comment read",
        "answer in evidence read",
        "two readings compared",
        "draft report read",
        "published report read",
        "record looked up",
        "list read",
        "trail searched",
        "record’s trail read",
    ),
    Kind.CHANGE: (
        "review created",
        "review copied",
        "settings changed",
        "review moved on",
        "review moved back",
        "districts added",
        "district renamed",
        "district moved",
        "district removed",
        "teams added",
        "team changed",
        "team removed",
        "questions chosen",
        "caseload imported",
        "case entered",
        "child left out of the draw",
        "child let into the draw again",
        "caseload frozen",
        "caseload opened again",
        "plan of the sample saved",
        "seed recorded",
        "case changed by a list",
        "case removed from the caseload",
        "list uploaded",
        "list read anew",
        "list given up",
        "list to be taken in",
        "columns of a list set",
        "words of a list explained",
        "row of a list mended",
        "rows of a list skipped",
        "rows of a list taken up again",
        "sample drawn",
        "case went out of the sample",
        "case came into the sample",
        "capacities set",
        "assessor set",
        "assessor taken out",
        "conflict entered",
        "conflict taken back",
        "cases allocated",
        "case allocated",
        "second readings drawn",
        "case moved",
        "case taken back",
        "due date set",
        "conflict declared",
        "no conflict declared",
        "audit started",
        "header saved",
        "section saved",
        "audit submitted",
        "audit returned",
        "audit signed off",
        "immediate action raised",
        "immediate action acknowledged",
        "immediate action done",
        "safety outcome recorded",
        "difference settled",
        "agreed reading made",
        "report started",
        "report details saved",
        "report paragraph added",
        "report paragraph saved",
        "report paragraph turned down",
        "report paragraph removed",
        "wording edited",
        "wording kept",
        "wording refreshed",
        "comment quoted",
        "quote removed",
        "date confirmed to be no birthday",
        "confirmation withdrawn",
        "report published",
        "time of keeping set",
        "record erased",
    ),
    Kind.EXPORT: (
        "PDF asked for",
        "PDF asked for again",
        "PDF downloaded",
        "published PDF downloaded",
        "trail exported",
        "frame downloaded",
        "list of the sample downloaded",
        "outcome of a list downloaded",
        "copy of a record made",
        "scrubbed copy made",
        "allocation exported",
    ),
    Kind.SIGN_IN: (
        "signed in",
        "signed out",
        "sign-in failed",
        "single sign-on set up",
        "refused after too many guesses",
        "password not recognised",
        "password changed",
        "password link asked for",
        "showed again who they are",
        "second factor added",
        "second factor removed",
        "code not recognised",
        "passkey not recognised",
        "session ended",
    ),
    Kind.RIGHTS: (
        "person added",
        "person invited",
        "person invited again",
        "invitation withdrawn",
        "invitation accepted",
        "access ended",
        "role granted",
        "role revoked",
        "lead named by an administrator",
    ),
    Kind.REFUSAL: ("refused",),
    Kind.UPKEEP: (
        "backup started",
        "backup restored",
        "erasures carried out again",
        "leads reminded of records due",
        "keys of records encrypted anew",
        "abandoned lists removed",
        "assessor written to",
    ),
}
KIND_OF: dict[str, Kind] = {action: kind for kind, actions in ACTIONS.items() for action in actions}


def check_is_known(action: str) -> None:
    """Raises ValueError for an action that stands under no kind above."""
    if action not in KIND_OF:
        raise ValueError(f"“{action}” is not in audit_app/access/actions.py: say there of what kind it is")
