"""A page with every kind of field, as the service would draw it; only the tests can open it."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import include, path

from audit_app.access.gate import open_to_anyone
from audit_app.kit.forms import DateField, TextField, TimeField, WholeNumberField

HELD = [("yes", "Yes"), ("no", "No"), ("partly", "Partly")]
AGENCIES = [("police", "Police"), ("school", "School"), ("gp", "GP"), ("none", "None of these")]

PAGE = """{% extends "base.html" %}{% load govuk %}
{% block title %}Every kind of field{% endblock %}
{% block before_content %}{% govuk "back-link" href="/gallery/" text="Back" %}{% endblock %}
{% block content %}
<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
{% govuk_errors form %}
<h1 class="govuk-heading-xl">Every kind of field</h1>
<form method="post" novalidate enctype="multipart/form-data">{% csrf_token %}
{% govuk_field form.referred size="m" %}{% govuk_field form.at %}
{% govuk_field form.held reveals=reveals size="m" %}
{% govuk_field form.agencies exclusive="none" %}{% govuk_field form.team %}
{% govuk_field form.summary %}{% govuk_field form.file %}{% govuk_field form.agreed %}
{% govuk "button" text="Save and continue" %}
</form>
{% if saved %}<p class="govuk-body app-written" id="saved">{{ saved }}</p>{% endif %}
</div></div>
{% endblock %}"""


class GalleryForm(forms.Form):
    referred = DateField(label="Date of the referral", help_text="For example, 27 3 2009")
    at = TimeField(label="Time of the referral", required=False, help_text="For example, 14:30")
    held = forms.ChoiceField(
        label="Was a strategy discussion held?",
        choices=HELD,
        widget=forms.RadioSelect,
        error_messages={"required": "Select whether a strategy discussion was held"},
    )
    discussions = WholeNumberField(label="Number of discussions", lowest=1, required=False)
    comment = TextField(label="Comment", widget=forms.Textarea, required=False)
    agencies = forms.MultipleChoiceField(
        label="Agencies", choices=AGENCIES, widget=forms.CheckboxSelectMultiple, required=False
    )
    team = forms.ChoiceField(label="Team", choices=[("", "Select a team"), ("1", "North")], required=False)
    summary = TextField(label="Summary", widget=forms.Textarea, max_length=200, required=False)
    file = forms.FileField(label="File", required=False)
    agreed = forms.BooleanField(label="I have read the file", required=False)


@open_to_anyone("a page of the tests")
def gallery(request: HttpRequest) -> HttpResponse:
    form = GalleryForm(request.POST or None, request.FILES or None)
    saved = form.cleaned_data["comment"] if form.is_valid() else ""
    reveals = {"yes": form["discussions"], "partly": [form["comment"]]}
    page = engines["django"].from_string(PAGE)
    return HttpResponse(page.render({"form": form, "reveals": reveals, "saved": saved}, request))


urlpatterns = [path("gallery/", gallery), path("", include("audit_app.config.urls"))]
