from django.urls import path

from audit_app.dashboard.views import downloads, findings

app_name = "dashboard"

FINDINGS = "reviews/<int:review_id>/findings"

urlpatterns = [
    path(f"{FINDINGS}/", findings.findings, name="findings"),
    path(f"{FINDINGS}/measures/<slug:key>/", findings.cases, name="cases"),
    path(f"{FINDINGS}/files/<str:figure>/<str:code>/", downloads.download, name="download"),
]
