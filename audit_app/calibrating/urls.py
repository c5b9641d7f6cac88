from django.urls import path

from audit_app.calibrating.views import assessors, mine, panel, setting_up

app_name = "calibrating"
OF = "reviews/<int:review_id>/calibration/"
urlpatterns = [
    path(OF, setting_up.calibration, name="calibration"),
    path(f"{OF}set-up/", setting_up.set_up, name="set_up"),
    path(f"{OF}change/", setting_up.change, name="change"),
    path(f"{OF}questions/", setting_up.questions, name="questions"),
    path(f"{OF}rules/", setting_up.rules, name="rules"),
    path(f"{OF}panel/answer/", panel.answer, name="answer"),
    path(f"{OF}panel/join/", panel.join, name="join"),
    path(f"{OF}panel/fix/", panel.fix, name="fix"),
    path(f"{OF}panel/open-again/", panel.open_again, name="open_again"),
    path(f"{OF}missed/", assessors.missed, name="missed"),
    path(f"{OF}assessors/<int:pk>/release/", assessors.release, name="release"),
    path(f"{OF}assessors/<int:pk>/accept/", assessors.accept, name="accept"),
    path(f"{OF}mine/", mine.mine, name="mine"),
    path(f"{OF}mine/begin/", mine.begin, name="begin"),
    path(f"{OF}readings/<int:attempt_id>/", mine.comparison, name="comparison"),
    path("audits/<int:pk>/calibration/", mine.submitted, name="submitted"),
]
