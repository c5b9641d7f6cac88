"""What may be done with a list that is being brought in, and when."""

from __future__ import annotations

from audit_app.access.models import User
from audit_app.access.refused import Refused, allowed
from audit_app.sampling.models import CaseloadUpload, Review, UploadState
from audit_app.sampling.models.upload import ENDED
from audit_app.sampling.policies import check_can_import, check_can_lead


def check_can_upload(user: User, review: Review) -> None:
    """A lead of the review brings one list in at a time, until a sample is drawn."""
    check_can_import(user, review)
    if review.uploads.exclude(state__in=ENDED).exists():
        raise Refused("A list is being brought in already. Finish it or give it up first.")


def can_upload(user: User, review: Review) -> bool:
    return allowed(check_can_upload, user, review)


def check_can_change(user: User, upload: CaseloadUpload) -> None:
    """A lead of the review changes how a list is read while nothing is being done with it."""
    check_can_import(user, upload.review)
    if upload.has_ended:
        raise Refused("This list has been taken in or given up, so it can no longer be changed.")
    if upload.is_working:
        raise Refused("The list is being worked on. Wait until that is done.")


def can_change(user: User, upload: CaseloadUpload) -> bool:
    return allowed(check_can_change, user, upload)


def check_can_look(user: User, upload: CaseloadUpload) -> None:
    """A lead of the review looks through a list once its rows have been checked."""
    check_can_change(user, upload)
    if upload.state != UploadState.PREVIEW:
        raise Refused("Say first what the columns of the list are.")


def check_can_take_in(user: User, upload: CaseloadUpload) -> None:
    """A lead of the review takes a list in once no row of it is refused."""
    check_can_look(user, upload)
    refused = upload.counts.get("refused", 0)
    if refused:
        rows = "1 row is" if refused == 1 else f"{refused:,} rows are"
        raise Refused(f"{rows} refused. Mend or skip them first: the list is taken in whole or not at all.")


def can_take_in(user: User, upload: CaseloadUpload) -> bool:
    return allowed(check_can_take_in, user, upload)


def check_can_stop(user: User, upload: CaseloadUpload) -> None:
    """A lead of the review stops the taking in of a list until it is done, which is all at once."""
    check_can_import(user, upload.review)
    if upload.state != UploadState.IMPORTING:
        raise Refused("Nobody is being taken in from this list just now.")


def check_can_give_up(user: User, upload: CaseloadUpload) -> None:
    """A lead of the review gives a list up at any time before it is taken in."""
    check_can_lead(user, upload.review)
    if upload.has_ended:
        raise Refused("This list has been taken in or given up already.")
