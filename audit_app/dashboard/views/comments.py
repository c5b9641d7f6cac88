"""The comments on one item, over the cases that are asked for."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from audit_app.access.gate import not_found_if_refused, open_to, user_of
from audit_app.access.roles import Permission
from audit_app.dashboard.comments import comments_in, holding
from audit_app.dashboard.forms import CommentsForm, WordsForm
from audit_app.dashboard.policies import check_can_see_cases
from audit_app.dashboard.views.common import answered, the_review
from audit_app.report.services import record_comments_read


@open_to(Permission.VIEW_FIGURES)
@require_http_methods(["GET", "HEAD", "POST"])
def comments(request: HttpRequest, review_id: int) -> HttpResponse:
    """Every comment on the item that the address names; a post shows those that hold some words."""
    review, by = the_review(request, review_id), user_of(request)
    with not_found_if_refused():
        check_can_see_cases(by, review)
    page = answered(review, CommentsForm(request.GET, review=review))
    ref = page.form.chosen_item if page.cohort else ""
    words = WordsForm(request.POST or None)
    wanted = words.cleaned_data["words"] if words.is_valid() else ""
    found = comments_in(page.cohort, ref, by) if page.cohort and ref else []
    shown = holding(found, wanted)
    record_comments_read(ref=ref, audits=[each.audit for each in shown], by=by)
    context = page.context(
        here="comments", ref=ref, words_form=words, wanted=wanted, comments=shown, written=len(found)
    )
    return render(request, "dashboard/comments.html", context)
