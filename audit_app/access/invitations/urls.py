"""Addresses of the pages of invitations."""

from django.urls import path

from audit_app.access.invitations import views

urlpatterns = [
    path("people/invite/", views.person_invite, name="person_invite"),
    path("people/<int:pk>/invite-again/", views.person_invite_again, name="person_invite_again"),
    path("people/<int:pk>/withdraw/", views.invitation_withdraw, name="invitation_withdraw"),
    path("reviews/<int:review_id>/members/invite/", views.member_invite, name="member_invite"),
    path("invitation/<str:token>/", views.invitation, name="invitation"),
]
