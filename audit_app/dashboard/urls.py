from django.urls import path

from audit_app.dashboard.views import comments, comparing, crossing, downloads, findings

app_name = "dashboard"

FINDINGS = "reviews/<int:review_id>/findings"

urlpatterns = [
    path(f"{FINDINGS}/", findings.findings, name="findings"),
    path(f"{FINDINGS}/more/", findings.more, name="more"),
    path(f"{FINDINGS}/measures/<slug:key>/", findings.cases, name="cases"),
    path(f"{FINDINGS}/files/<str:figure>/<str:code>/", downloads.download, name="download"),
    path(f"{FINDINGS}/crossed/", crossing.crossing, name="crossing"),
    path(f"{FINDINGS}/crossed/<str:code>/", crossing.crossing_file, name="crossing_file"),
    path(f"{FINDINGS}/compared/", comparing.comparing, name="comparing"),
    path(f"{FINDINGS}/compared/<str:code>/", comparing.comparing_file, name="comparing_file"),
    path(f"{FINDINGS}/comments/", comments.comments, name="comments"),
]
