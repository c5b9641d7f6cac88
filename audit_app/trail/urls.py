from django.urls import path

from audit_app.trail import exports, views

app_name = "trail"

REVIEW = "reviews/<int:review_id>/trail"
RECORD = "records/<int:number>/trail"
RIGHTS = "trail/sign-ins-and-rights"

urlpatterns = [
    path("trail/", views.mine, name="mine"),
    path("trail/export/", exports.mine, name="mine_export"),
    path(f"{REVIEW}/", views.review, name="review"),
    path(f"{REVIEW}/export/", exports.review, name="review_export"),
    path(f"{RECORD}/", views.record, name="record"),
    path(f"{RECORD}/export/", exports.record, name="record_export"),
    path(f"{RIGHTS}/", views.rights, name="rights"),
    path(f"{RIGHTS}/export/", exports.rights, name="rights_export"),
]
