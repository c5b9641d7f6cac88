from django.urls import path

from audit_app.keeping.views import records, reviews

app_name = "keeping"

REVIEW = "reviews/<int:review_id>/keeping"
RECORD = "records/<int:number>"

urlpatterns = [
    path("keeping/", reviews.due_list, name="due_list"),
    path(f"{REVIEW}/", reviews.review, name="review"),
    path(f"{REVIEW}/period/", reviews.period, name="period"),
    path(f"{REVIEW}/erase/", reviews.erase, name="erase_review"),
    path(f"{RECORD}/", records.record, name="record"),
    path(f"{RECORD}/copy/", records.copy, name="copy"),
    path(f"{RECORD}/erase/", records.erase, name="erase_record"),
]
