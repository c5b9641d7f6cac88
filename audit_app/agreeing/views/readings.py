"""The two readings of one case beside each other, settled question by question."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from audit_app.access.concerns import name_concern
from audit_app.access.gate import open_to, user_of
from audit_app.access.presenting import check_is_not_presenting, is_presenting
from audit_app.access.roles import Permission
from audit_app.agreeing import services
from audit_app.agreeing.forms import SettleForm
from audit_app.agreeing.policies import check_can_compare, check_can_settle
from audit_app.agreeing.presenters.readings import choices_of, difference_line, initial_of, readings_page
from audit_app.agreeing.queries import Pair, pair_of
from audit_app.agreeing.views.common import the_review
from audit_app.filling.presentable import names_somebody


@open_to(Permission.MODERATE_AUDIT)
@require_safe
def readings(request: HttpRequest, review_id: int, case_id: int) -> HttpResponse:
    pair, by = _the_pair(request, review_id, case_id), user_of(request)
    check_can_compare(by, pair)
    services.record_comparison(pair=pair, by=by)
    context = {"review": pair.review, "page": readings_page(pair, by)}
    return render(request, "agreeing/readings.html", context)


@open_to(Permission.MODERATE_AUDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def settle(request: HttpRequest, review_id: int, case_id: int, ref: str) -> HttpResponse:
    pair, by = _the_pair(request, review_id, case_id), user_of(request)
    difference = next((each for each in pair.differences if each.ref == ref), None)
    if difference is None:
        raise Http404
    check_can_settle(by, pair)
    initial = initial_of(pair, difference)
    if is_presenting() and names_somebody(initial.get("why", ""), pair.first):
        check_is_not_presenting()
    asked = request.POST if request.method == "POST" else None
    form = SettleForm(asked, choices=choices_of(pair, difference), initial=initial)
    if form.is_valid():
        why = form.cleaned_data["why"]
        services.settle(case=pair.case, ref=ref, settled=form.agreed(), why=why, by=by)
        messages.success(request, f"The agreed answer to {ref} is recorded.")
        return redirect("agreeing:readings", review_id, case_id)
    services.record_comparison(pair=pair, by=by)
    context = {"review": pair.review, "case": pair.case, "line": difference_line(pair, difference)}
    return render(request, "agreeing/settle.html", {**context, "form": form})


@open_to(Permission.MODERATE_AUDIT)
@require_POST
def finish(request: HttpRequest, review_id: int, case_id: int) -> HttpResponse:
    pair, by = _the_pair(request, review_id, case_id), user_of(request)
    services.finish(case=pair.case, by=by)
    messages.success(request, f"The agreed reading of {pair.case.reference} counts from now on.")
    return redirect("agreeing:readings", review_id, case_id)


def _the_pair(request: HttpRequest, review_id: int, case_id: int) -> Pair:
    """The two readings, for a lead of the review; until both are in there is nothing to be found here."""
    case = (
        the_review(request, review_id).cases.select_related("record_key", "review").filter(pk=case_id).first()
    )
    if case is None:
        raise Http404
    name_concern(request, review_id=review_id, record=case.record_key)
    pair = pair_of(case)
    if pair is None:
        raise Http404
    return pair
