"""Addresses of this room."""

from django.urls import path

from audit_app.access import views

app_name = "access"
urlpatterns = [
    path("sign-in/", views.sign_in, name="sign_in"),
    path("sign-out/", views.sign_out, name="sign_out"),
    path("people/", views.people, name="people"),
    path("people/add/", views.person_add, name="person_add"),
    path("people/<int:pk>/deactivate/", views.person_deactivate, name="person_deactivate"),
    path("who-may-do-what/", views.who_may_do_what, name="who_may_do_what"),
]
