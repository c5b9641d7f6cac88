import datetime as dt
import re
from html.parser import HTMLParser

import pytest
from django import forms
from django.template import Context, Template
from django.utils.safestring import SafeString
from hypothesis import given
from hypothesis import strategies as st

from audit_app.kit.error_summary import error_summary
from audit_app.kit.field_markup import render_field
from audit_app.kit.forms import DateField, TextField, TimeField, WholeNumberField
from audit_app.kit.govuk import component

HOSTILE = "<script>alert('\"x\"')</script> & {{ 7*7 }} {0} --> </textarea>"
AGENCIES = [("police", "Police"), ("school", "School"), ("none", "None of these")]


class Everything(forms.Form):
    date = DateField(label="Date of the visit")
    time = TimeField(label="Time of the visit")
    number = WholeNumberField(label="Number of visits", lowest=1)
    text = TextField(label="Agency")
    comment = TextField(label="Comment", widget=forms.Textarea)
    short = TextField(label="Short comment", widget=forms.Textarea, max_length=20)
    choice = forms.ChoiceField(label="Choice", choices=[("", "-"), *AGENCIES], widget=forms.RadioSelect)
    picked = forms.ChoiceField(label="Picked", choices=[("", "Select one"), *AGENCIES])
    ticks = forms.MultipleChoiceField(label="Ticks", choices=AGENCIES, widget=forms.CheckboxSelectMultiple)
    agreed = forms.BooleanField(label="I agree")
    file = forms.FileField(label="File")
    password = forms.CharField(label="Password", widget=forms.PasswordInput)
    email = forms.EmailField(label="Email")
    whole = forms.IntegerField(label="Whole")
    hidden = forms.CharField(widget=forms.HiddenInput)


class Controls(HTMLParser):
    """The controls of a piece of markup as a browser would see them, and the words around them."""

    def __init__(self, markup):
        super().__init__()
        self.tags, self.ids, self.text_areas, self._area = [], [], {}, None
        self.feed(markup)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self._area = dict(attrs)["name"] if tag == "textarea" else None
        if self._area:
            self.text_areas[self._area] = ""

    def handle_data(self, data):
        if self._area:
            self.text_areas[self._area] += data

    def handle_endtag(self, tag):
        self._area = None

    def named(self, name):
        return [attrs for _tag, attrs in self.tags if attrs.get("name") == name]


def shown_text_area(markup, name):
    """What a browser shows: it drops one line break at the start."""
    return re.sub(r"\A\n", "", Controls(markup).text_areas[name])


@pytest.mark.parametrize("name", list(Everything.base_fields))
def test_every_kind_of_field_has_its_component_labelled_and_safe(name):
    form = Everything(initial={name: HOSTILE} if name not in ("date", "ticks", "agreed") else {})
    markup = render_field(form[name])
    assert isinstance(markup, SafeString)
    assert Controls(markup).tags
    assert "<script" not in markup
    if name != "hidden":
        assert f'for="id_{name}' in markup
        assert str(form[name].label) in markup


def test_a_widget_that_nobody_has_drawn_is_an_error_and_not_a_gap_in_the_page():
    form = forms.Form()
    form.fields["odd"] = forms.Field(widget=forms.Widget())
    with pytest.raises(TypeError, match="odd"):
        render_field(form["odd"])


def test_what_was_typed_is_shown_again_beside_its_errors():
    typed = {
        "date_0": "31",
        "date_1": "Juvember",
        "date_2": "09",
        "time": "half nine",
        "number": "two",
        "text": HOSTILE,
        "choice": "school",
        "picked": "police",
        "ticks": ["none"],
        "whole": "1e3",
    }
    form = Everything(typed)
    shown = {name: render_field(form[name]) for name in form.fields}
    boxes = [Controls(shown["date"]).named(f"date_{index}")[0]["value"] for index in range(3)]
    assert boxes == ["31", "Juvember", "09"]
    for name in ("time", "number", "text", "whole"):
        assert Controls(shown[name]).named(name)[0]["value"] == typed[name]
    for name, value in (("choice", "school"), ("ticks", "none")):
        assert [box["value"] for box in Controls(shown[name]).named(name) if "checked" in box] == [value]
    assert ("option", {"value": "police", "selected": None}) in Controls(shown["picked"]).tags


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")) | st.just("\n"), max_size=60))
def test_a_comment_within_a_conditional_question_comes_back_to_the_letter(comment):
    form = Everything(initial={"choice": "police", "comment": comment})
    markup = render_field(form["choice"], reveals={"police": [form["comment"]]})
    assert shown_text_area(markup, "comment") == comment


def test_only_the_boxes_at_fault_are_marked_in_a_date():
    form = Everything({"date_0": "3", "date_1": "6", "date_2": ""})
    boxes = Controls(render_field(form["date"]))
    marked = [name for name in ("date_0", "date_1", "date_2") if "error" in boxes.named(name)[0]["class"]]
    assert marked == ["date_2"]


def test_all_boxes_are_marked_when_the_date_as_a_whole_is_wrong():
    form = Everything({"date_0": "31", "date_1": "6", "date_2": "2009"})
    assert render_field(form["date"]).count("govuk-input--error") == 3


def test_a_date_from_the_database_fills_its_boxes():
    form = Everything(initial={"date": dt.date(2009, 6, 3)})
    boxes = Controls(render_field(form["date"]))
    assert [boxes.named(f"date_{index}")[0]["value"] for index in range(3)] == ["3", "6", "2009"]


def test_the_choice_that_stands_for_none_comes_after_an_or_and_excludes_the_others():
    markup = render_field(Everything()["ticks"], exclusive="none")
    assert re.search(r"govuk-checkboxes__divider\">or<.*data-behaviour=\"exclusive\"", markup, re.DOTALL)


def test_a_blank_choice_is_offered_in_a_select_and_never_as_a_radio():
    assert (
        Controls(render_field(Everything()["picked"])).tags.count(("option", {"value": "", "selected": None}))
        == 1
    )
    assert {box["value"] for box in Controls(render_field(Everything()["choice"])).named("choice")} == {
        "police",
        "school",
        "none",
    }


def test_a_password_is_never_sent_back():
    assert "hunter2" not in render_field(Everything({"password": "hunter2"})["password"])


def test_a_number_gets_the_numeric_keypad_in_a_text_box():
    (box,) = Controls(render_field(Everything()["whole"])).named("whole")
    assert (box["type"], box["inputmode"]) == ("text", "numeric")


def test_a_label_may_be_kept_for_screen_readers_alone():
    markup = render_field(Everything()["text"], hide_label=True, label="Designation of the police officer")
    assert 'class="govuk-label govuk-visually-hidden"' in markup
    assert "Designation of the police officer" in markup


def test_the_error_summary_leads_to_the_first_control_at_fault_of_each_field():
    form = Everything({"date_0": "3", "date_1": "", "date_2": "2009", "time": "9", "hidden": ""})
    links = [attrs["href"] for tag, attrs in Controls(error_summary(form)).tags if tag == "a"]
    assert links[:3] == ["#id_date_1", "#id_time", "#id_number"]
    assert "#id_choice" in links
    drawn = "".join(render_field(bound) for bound in form)
    assert all(f'id="{link[1:]}"' in drawn for link in links)


def test_the_error_summary_speaks_of_several_forms_in_their_order_and_is_empty_without_errors():
    rows = forms.formset_factory(Everything, extra=0)({"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "1"})
    summary = error_summary(Everything({"time": "9"}), rows)
    assert summary.index("#id_time") < summary.index("#id_form-0-date_0")
    assert error_summary(Everything()) == ""


def test_a_complaint_about_the_form_as_a_whole_is_shown_as_text():
    form = Everything({})
    form.add_error(None, "Somebody else changed this section <while> you were away")
    assert "Somebody else changed this section &lt;while&gt; you were away" in error_summary(form)


def test_components_are_there_for_templates_by_their_name():
    template = Template(
        "{% load govuk %}{% govuk 'button' text=wording %}"
        "{% govuk 'tag' text='New' classes='govuk-tag--blue' %}"
        "{% govuk 'input' name='q' label__text='Search' %}"
        "{% govuk_field form.text %}{% govuk_errors form None %}"
    )
    shown = template.render(Context({"wording": HOSTILE, "form": Everything({})}))
    assert "<script" not in shown
    assert '<strong class="govuk-tag govuk-tag--blue">' in shown
    assert "There is a problem" in shown
    assert [attrs["type"] for attrs in Controls(shown).named("q")] == ["text"]


def test_only_what_is_called_html_is_taken_as_markup():
    assert "&lt;b&gt;" in component("inset-text", text="<b>")
    assert "<b>" in component("inset-text", html=SafeString("<b>bold</b>"))
