"""Addresses of the pages on which a caseload is brought in."""

from django.urls import path

from audit_app.sampling.caseload.views import lists, looking, outcome, saying

app_name = "caseload"
ONE = "reviews/<int:review_id>/caseload/<int:upload_id>/"
urlpatterns = [
    path("reviews/<int:review_id>/caseload/", lists.start, name="start"),
    path(ONE, lists.upload, name="upload"),
    path(f"{ONE}progress/", lists.progress, name="progress"),
    path(f"{ONE}stop/", lists.stop, name="stop"),
    path(f"{ONE}give-up/", lists.give_up, name="give_up"),
    path(f"{ONE}table/", saying.table, name="table"),
    path(f"{ONE}columns/", saying.columns, name="columns"),
    path(f"{ONE}words/", saying.words, name="words"),
    path(f"{ONE}preview/", looking.preview, name="preview"),
    path(f"{ONE}rows/<int:row>/", looking.row, name="row"),
    path(f"{ONE}skip/", looking.skip, name="skip"),
    path(f"{ONE}take-in/", looking.take_in, name="take_in"),
    path(f"{ONE}outcome/", outcome.outcome, name="outcome"),
    path(f"{ONE}outcome/download/", outcome.download, name="download"),
]
