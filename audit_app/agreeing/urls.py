from django.urls import path

from audit_app.agreeing.views import agreement, readings

app_name = "agreeing"

PAIR = "reviews/<int:review_id>/read-twice/<int:case_id>"

urlpatterns = [
    path("reviews/<int:review_id>/agreement/", agreement.agreement, name="agreement"),
    path(f"{PAIR}/", readings.readings, name="readings"),
    path(f"{PAIR}/finish/", readings.finish, name="finish"),
    path(f"{PAIR}/<str:ref>/", readings.settle, name="settle"),
]
