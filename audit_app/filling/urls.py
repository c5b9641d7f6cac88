from django.urls import path

from audit_app.filling.views import (
    actions,
    audits,
    autosave,
    decisions,
    item_notes,
    moderation,
    openings,
    parts,
    reading,
    tool,
)

app_name = "filling"
urlpatterns = [
    path("allocations/<int:pk>/start/", openings.start, name="start"),
    path("allocations/<int:pk>/conflict/", openings.conflict, name="conflict"),
    path("audits/<int:pk>/", audits.audit, name="audit"),
    path("audits/<int:pk>/header/", parts.header, name="header"),
    path("audits/<int:pk>/sections/<int:number>/", parts.section, name="section"),
    path("audits/<int:pk>/header/save/", autosave.header_save, name="header_save"),
    path("audits/<int:pk>/sections/<int:number>/save/", autosave.section_save, name="section_save"),
    path("audits/<int:pk>/timeline/", reading.timeline, name="timeline"),
    path("audits/<int:pk>/go-to/", reading.go_to, name="go_to"),
    path("audits/<int:pk>/questions/<str:ref>/", item_notes.note, name="item_note"),
    path("audits/<int:pk>/questions/<int:note_pk>/answer/", item_notes.answer, name="item_answer"),
    path("audits/<int:pk>/check/", decisions.check, name="check"),
    path("audits/<int:pk>/submit/", decisions.submit, name="submit"),
    path("audits/<int:pk>/submitted/", decisions.submitted, name="submitted"),
    path("audits/<int:pk>/sign-off/", decisions.sign_off, name="sign_off"),
    path("audits/<int:pk>/return/", decisions.return_audit, name="return"),
    path("audits/<int:pk>/safety/", decisions.safety, name="safety"),
    path("audits/<int:pk>/actions/raise/", actions.raise_action, name="action_raise"),
    path(
        "audits/<int:pk>/actions/<int:action_pk>/acknowledge/", actions.acknowledge, name="action_acknowledge"
    ),
    path("audits/<int:pk>/actions/<int:action_pk>/done/", actions.complete, name="action_done"),
    path("audits/<int:pk>/reopen/", moderation.reopen, name="reopen"),
    path("audits/<int:pk>/moderation/", moderation.moderation, name="moderation"),
    path("audits/<int:pk>/moderation/take/", moderation.take_in, name="take_in"),
    path("audits/<int:pk>/moderation/agree/", moderation.agree, name="agree"),
    path("reviews/<int:review_id>/moderation/", moderation.queue, name="moderation_queue"),
    path("tool/", tool.blank, name="blank_tool"),
]
