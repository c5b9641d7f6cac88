from django.urls import path

from audit_app.agreeing.views import agreement

app_name = "agreeing"

urlpatterns = [
    path("reviews/<int:review_id>/agreement/", agreement.agreement, name="agreement"),
]
