from django.urls import path

from audit_app.home.views import home

app_name = "home"
urlpatterns = [path("", home, name="home")]
