"""The page on which leads say which added questions are asked."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from audit_app.access.gate import open_to, user_of
from audit_app.access.refused import Refused
from audit_app.access.roles import Permission
from audit_app.sampling.queries import reviews_led_by
from audit_app.tool.choosing.offered import offered
from audit_app.tool.choosing.policies import check_can_choose_questions
from audit_app.tool.choosing.presenters import sections_of_questions
from audit_app.tool.choosing.services import choose_questions


class QuestionsForm(forms.Form):
    """Which of the offered refs are ticked."""

    asked = forms.MultipleChoiceField(
        required=False,
        error_messages={"invalid_choice": "Load the page again and tick only what it offers"},
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["asked"].choices = [(each.ref, each.ref) for each in offered()]  # type: ignore[attr-defined]


@open_to(Permission.MANAGE_REVIEWS)
@require_http_methods(["GET", "HEAD", "POST"])
def questions(request: HttpRequest, review_id: int) -> HttpResponse:
    by = user_of(request)
    review = get_object_or_404(reviews_led_by(by), pk=review_id)
    form = QuestionsForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        off = choose_questions(review=review, asked=form.cleaned_data["asked"], by=by)
        messages.success(request, "The questions are saved." if off else "Every added question is asked.")
        return redirect("sampling:review", review_id)
    asked = {each.ref for each in offered()} - set(review.items_off)
    try:
        check_can_choose_questions(by, review)
        why_fixed = ""
    except Refused as refusal:
        why_fixed = refusal.reason
    context = {
        "review": review,
        "form": form,
        "sections": sections_of_questions(review, asked),
        "why_fixed": why_fixed,
    }
    return render(request, "tool/questions.html", context)
