"""Asking the leads about a question of the tool, noting something there, and answering in place."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from audit_app.access.gate import open_to
from audit_app.access.roles import Permission
from audit_app.filling import services
from audit_app.filling.decision_forms import ItemAnswerForm, ItemNoteForm
from audit_app.filling.policies import check_can_answer_question, check_can_note
from audit_app.filling.presenters.item_link import item_url, question_title
from audit_app.filling.presenters.item_notes import note_view, note_views
from audit_app.filling.queries import item_notes_known_to
from audit_app.filling.views.common import actor, posted, show, the_audit


@open_to(Permission.FILL_AUDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def note(request: HttpRequest, pk: int, ref: str) -> HttpResponse:
    audit, by = the_audit(request, pk), actor(request)
    check_can_note(by, audit)
    title = question_title(audit, ref)
    if not title:
        raise Http404
    form = ItemNoteForm(posted(request))
    if form.is_valid():
        services.note_on_item(audit=audit, ref=ref, by=by, **form.cleaned_data)
        is_question = form.cleaned_data["kind"] == "question"
        messages.success(request, "The leads are asked." if is_question else "Your note is kept.")
        return redirect(item_url(audit, ref))
    notes = note_views(audit, by).get(ref, ())
    context = {"audit": audit, "ref": ref, "title": title, "form": form, "notes": notes}
    return show(request, audit, "question", "filling/item_note.html", context)


@open_to(Permission.MODERATE_AUDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, pk: int, note_pk: int) -> HttpResponse:
    audit, by = the_audit(request, pk), actor(request)
    asked = get_object_or_404(item_notes_known_to(by), pk=note_pk, audit=audit, kind="question")
    check_can_answer_question(by, audit)
    form = ItemAnswerForm(posted(request))
    if asked.waits and form.is_valid():
        services.answer_question(note=asked, text=form.cleaned_data["text"], by=by)
        messages.success(request, f"{asked.by.display_name} reads your answer beside the question.")
        return redirect("home:home")
    context = {
        "audit": audit,
        "ref": asked.ref,
        "title": question_title(audit, asked.ref),
        "form": form if asked.waits else None,
        "note": note_view(asked, audit, by),
    }
    return show(request, audit, "question", "filling/item_answer.html", context)
