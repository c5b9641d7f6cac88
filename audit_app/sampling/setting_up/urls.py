"""Addresses of setting a review up and moving it on."""

from django.urls import path

from audit_app.sampling.setting_up.views import ages, districts, places, reviews, settings, states, teams

REVIEW = "reviews/<int:review_id>"
PLACES = f"{REVIEW}/places"

urlpatterns = [
    path("reviews/new/", reviews.new_review, name="new_review"),
    path(f"{REVIEW}/", reviews.review, name="review"),
    path(f"{REVIEW}/settings/", settings.settings, name="settings"),
    path(f"{REVIEW}/ages/", ages.ages, name="ages"),
    path(f"{PLACES}/", places.places, name="places"),
    path(f"{PLACES}/districts/add/", districts.add, name="districts_add"),
    path(f"{PLACES}/districts/<int:pk>/", districts.district, name="district"),
    path(f"{PLACES}/districts/<int:pk>/order/", districts.order, name="district_order"),
    path(f"{PLACES}/districts/<int:pk>/remove/", districts.remove, name="district_remove"),
    path(f"{PLACES}/teams/add/", teams.add, name="team_add"),
    path(f"{PLACES}/teams/paste/", teams.paste, name="teams_paste"),
    path(f"{PLACES}/teams/<int:pk>/", teams.team, name="team"),
    path(f"{PLACES}/teams/<int:pk>/remove/", teams.remove, name="team_remove"),
    path(f"{REVIEW}/state/", states.state, name="state"),
    path(f"{REVIEW}/state/<str:to_state>/", states.move_to, name="move_to"),
]
