"""Addresses of this room."""

from django.urls import path

from audit_app.tool.choosing import views

app_name = "tool"
urlpatterns = [
    path("reviews/<int:review_id>/questions/", views.questions, name="questions"),
]
