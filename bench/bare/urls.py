from django.contrib.auth.views import LoginView
from django.urls import path

from bench.bare.views import section

urlpatterns = [
    path("sign-in/", LoginView.as_view(template_name="form.html")),
    path("sections/<int:pk>/", section, name="section"),
]
