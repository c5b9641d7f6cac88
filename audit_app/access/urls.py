"""Addresses of this room."""

from django.urls import include, path

from audit_app.access import views
from audit_app.access.presenting.views import present
from audit_app.access.rules.views import who_may_do_what
from audit_app.access.signing_in import session_views
from audit_app.access.signing_in.views import account

app_name = "access"
urlpatterns = [
    path("account/", account, name="account"),
    path("account/sessions/", session_views.sessions, name="sessions"),
    path("account/sessions/<int:pk>/end/", session_views.session_end, name="session_end"),
    path("account/sessions/end-others/", session_views.sessions_end_others, name="sessions_end_others"),
    path("account/time-left/", session_views.time_left, name="time_left"),
    path("presenting/", present, name="present"),
    path("people/", views.people, name="people"),
    path("people/<int:pk>/deactivate/", views.person_deactivate, name="person_deactivate"),
    path("", include("audit_app.access.invitations.urls")),
    path("", include("audit_app.access.members.urls")),
    path("who-may-do-what/", who_may_do_what, name="who_may_do_what"),
]
