"""The blank tool, to read or to print."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from audit_app.access.gate import open_to_signed_in
from audit_app.filling.blank_tool import blank_tool


@open_to_signed_in
@require_safe
def blank(request: HttpRequest) -> HttpResponse:
    return render(request, "tool/blank.html", {"parts": blank_tool()})
