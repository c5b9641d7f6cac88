"""Addresses from the frozen caseload to the sample."""

from django.urls import path

from audit_app.sampling.drawing.views import cases, downloads, draws, frames, plans

SAMPLE = "reviews/<int:review_id>/sample"
CASE = f"{SAMPLE}/cases/<int:pk>"

urlpatterns = [
    path(f"{SAMPLE}/", draws.overview, name="sample"),
    path(f"{SAMPLE}/left-out/", frames.left_out, name="sample_left_out"),
    path(f"{SAMPLE}/left-out/<int:pk>/let-in/", frames.let_in, name="sample_let_in"),
    path(f"{SAMPLE}/freeze/", frames.freeze, name="sample_freeze"),
    path(f"{SAMPLE}/open/", frames.open_again, name="sample_open"),
    path(f"{SAMPLE}/plan/", plans.plan, name="sample_plan"),
    path(f"{SAMPLE}/precision/", plans.precision, name="sample_precision"),
    path(f"{SAMPLE}/seed/", draws.seed, name="sample_seed"),
    path(f"{SAMPLE}/draw/", draws.draw, name="sample_draw"),
    path(f"{SAMPLE}/compared/", draws.compared, name="sample_compared"),
    path(f"{SAMPLE}/cases/", cases.cases, name="sample_cases"),
    path(f"{SAMPLE}/cases/add/", cases.add, name="sample_add"),
    path(f"{CASE}/", cases.case, name="sample_case"),
    path(f"{CASE}/replace/", cases.replace, name="sample_replace"),
    path(f"{CASE}/swap/", cases.swap, name="sample_swap"),
    path(f"{CASE}/take-out/", cases.take_out, name="sample_take_out"),
    path(f"{SAMPLE}/frame/", downloads.frame, name="sample_frame"),
    path(f"{SAMPLE}/draws/<int:pk>/frame/", downloads.frame_of_draw, name="sample_draw_frame"),
    path(f"{SAMPLE}/list/", downloads.sample_list, name="sample_list"),
]
