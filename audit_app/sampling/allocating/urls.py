"""Addresses of the pages of allocation."""

from django.urls import include, path

from audit_app.sampling.allocating.views import (
    assessors,
    conflicts,
    dates,
    moving,
    overview,
    second,
    sharing,
    taking_out,
)

pages = [
    path("", overview.allocation, name="allocation"),
    path("share/", sharing.share, name="share"),
    path("move/", moving.move, name="move"),
    path("due/", dates.due, name="due"),
    path("second/", second.second, name="second"),
    path("print/", taking_out.print_list, name="print_list"),
    path("export/", taking_out.export, name="allocation_export"),
    path("assessors/", assessors.assessors, name="assessors"),
    path("assessors/<int:pk>/", assessors.assessor, name="assessor"),
    path("assessors/<int:pk>/remove/", assessors.assessor_remove, name="assessor_remove"),
    path("assessors/<int:pk>/conflicts/add/", conflicts.conflict_add, name="conflict_add"),
    path("conflicts/<int:conflict_id>/remove/", conflicts.conflict_remove, name="conflict_remove"),
    path("my-conflicts/", conflicts.my_conflicts, name="my_conflicts"),
    path("my-conflicts/<int:conflict_id>/remove/", conflicts.my_conflict_remove, name="my_conflict_remove"),
]
urlpatterns = [path("reviews/<int:review_id>/allocation/", include(pages))]
