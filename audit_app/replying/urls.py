from django.urls import path

from audit_app.replying.views import by_link, replies, sharing

app_name = "replying"

REPLIES = "audits/<int:pk>/replies"

urlpatterns = [
    path("reviews/<int:review_id>/replies/", replies.review, name="review"),
    path(f"{REPLIES}/", replies.audit, name="audit"),
    path(f"{REPLIES}/share/", sharing.share, name="share"),
    path(f"{REPLIES}/<int:share_pk>/again/", sharing.again, name="again"),
    path(f"{REPLIES}/<int:share_pk>/withdraw/", sharing.withdraw, name="withdraw"),
    path(f"{REPLIES}/points/<int:point_pk>/", replies.answer, name="answer"),
    path("reply/<str:token>/", by_link.summary, name="link"),
    path("reply/<str:token>/send/", by_link.send, name="send"),
    path("reply/<str:token>/<int:number>/", by_link.point, name="point"),
]
