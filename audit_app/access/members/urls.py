"""Addresses of the pages of members."""

from django.urls import path

from audit_app.access.members import views

urlpatterns = [
    path("reviews/<int:review_id>/members/", views.members, name="members"),
    path("reviews/<int:review_id>/members/add/", views.member_add, name="member_add"),
    path("reviews/<int:review_id>/members/<int:pk>/remove/", views.member_remove, name="member_remove"),
    path("reviews/<int:review_id>/lead/", views.lead, name="lead"),
]
