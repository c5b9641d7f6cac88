from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from bench.bare.models import CHOICES, COMMENTS, BareSection


class SectionForm(forms.ModelForm):
    class Meta:
        model = BareSection
        fields = [*CHOICES, *COMMENTS]


@login_required
def section(request: HttpRequest, pk: int) -> HttpResponse:
    stored = get_object_or_404(BareSection, pk=pk, owner=request.user)
    form = SectionForm(request.POST or None, instance=stored)
    if request.method == "POST" and form.is_valid():
        form.save()
        return redirect("section", pk)
    return render(request, "form.html", {"form": form})
