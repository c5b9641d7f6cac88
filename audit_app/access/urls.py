"""Addresses of this room."""

from django.urls import include, path

from audit_app.access import views
from audit_app.access.signing_in.views import account

app_name = "access"
urlpatterns = [
    path("account/", account, name="account"),
    path("people/", views.people, name="people"),
    path("people/add/", views.person_add, name="person_add"),
    path("people/<int:pk>/deactivate/", views.person_deactivate, name="person_deactivate"),
    path("", include("audit_app.access.members.urls")),
    path("who-may-do-what/", views.who_may_do_what, name="who_may_do_what"),
]
