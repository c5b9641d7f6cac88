from django.urls import path

from audit_app.report.views import comments, covering, dates, files, publishing, report, writing

app_name = "report"

REPORT = "reviews/<int:review_id>/report"

urlpatterns = [
    path(f"{REPORT}/", report.report_page, name="page"),
    path(f"{REPORT}/findings/<slug:key>/", report.evidence, name="evidence"),
    path(f"{REPORT}/wording/<str:key>/", writing.edit_wording, name="edit_wording"),
    path(f"{REPORT}/covering/", covering.covering, name="covering"),
    path(f"{REPORT}/covering/paragraphs/new/", covering.new_paragraph, name="new_paragraph"),
    path(f"{REPORT}/covering/paragraphs/<int:paragraph_id>/", covering.paragraph, name="paragraph"),
    path(
        f"{REPORT}/covering/paragraphs/<int:paragraph_id>/remove/",
        covering.remove_paragraph,
        name="remove_paragraph",
    ),
    path(f"{REPORT}/covering/offers/<slug:offer_key>/", covering.new_paragraph, name="offer"),
    path(f"{REPORT}/covering/offers/<slug:offer_key>/turn-down/", covering.turn_down, name="turn_down"),
    path(f"{REPORT}/comments/<str:ref>/", comments.comments, name="comments"),
    path(f"{REPORT}/quotes/<int:quote_id>/remove/", comments.unquote, name="unquote"),
    path(f"{REPORT}/pdf/", files.pdf, name="pdf"),
    path(f"{REPORT}/pdf/<int:file_id>/", files.draft_pdf, name="draft_pdf"),
    path(f"{REPORT}/word/<int:file_id>/", files.draft_word, name="draft_word"),
    path(f"{REPORT}/slides/<int:file_id>/", files.draft_slides, name="draft_slides"),
    path(f"{REPORT}/pdf/<int:file_id>/retry/", files.retry, name="retry_pdf"),
    path(f"{REPORT}/tables/<str:code>/", files.draft_tables, name="draft_tables"),
    path(f"{REPORT}/publish/", publishing.publishing, name="publish"),
    path(f"{REPORT}/publish/dates/<str:place>/", dates.date, name="date"),
    path("reports/", publishing.published, name="published"),
    path("reports/<int:publication_id>/", publishing.publication, name="publication"),
    path("reports/<int:publication_id>/pdf/", publishing.published_pdf, name="published_pdf"),
    path(
        "reports/<int:publication_id>/tables/<str:code>/",
        publishing.published_tables,
        name="published_tables",
    ),
    path("reports/<int:publication_id>/word/", publishing.published_word, name="published_word"),
    path(
        "reports/<int:publication_id>/word/retry/",
        publishing.retry_published_word,
        name="retry_published_word",
    ),
    path("reports/<int:publication_id>/slides/", publishing.published_slides, name="published_slides"),
    path(
        "reports/<int:publication_id>/slides/retry/",
        publishing.retry_published_slides,
        name="retry_published_slides",
    ),
    path(
        "reports/<int:publication_id>/pdf/retry/",
        publishing.retry_published_pdf,
        name="retry_published_pdf",
    ),
]
