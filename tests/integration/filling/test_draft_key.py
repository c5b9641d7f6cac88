"""The key of drafts on a device: of one person and one audit, for as long as the child's record is there."""

from base64 import b64decode

import pytest
from pytest_django import Settings

from audit_app.access.presenting import presenting
from audit_app.access.record_keys import ErasedError, Seal, destroy, rewrap_all
from audit_app.filling.drafts import draft_key
from audit_app.tool.models import Audit
from tests.factories.sampling import make_cast
from tests.factories.tool import a_started_audit
from tests.integration.filling.pages import signed_in


@pytest.mark.django_db
def test_each_person_has_a_key_of_their_own_for_each_audit_until_the_record_is_erased() -> None:
    cast = make_cast()
    audit, other = a_started_audit(cast), a_started_audit(cast)
    key = draft_key(audit, cast.assessor)
    assert len(b64decode(key)) == 32
    assert len({key, draft_key(other, cast.assessor), draft_key(audit, cast.colleague)}) == 3
    # A new master key, or a service started again, leaves drafts readable.
    rewrap_all()
    assert draft_key(Audit.objects.with_case().get(pk=audit.pk), cast.assessor) == key
    # Nothing that lies under the record's own key opens with it.
    assert key not in Seal(audit.case.record_key).seal("a text")
    destroy(audit.case.record_key)
    with pytest.raises(ErasedError):
        draft_key(audit, cast.assessor)


@pytest.mark.django_db
def test_the_page_hands_it_out_unless_an_authority_forbids_it_or_others_are_looking_on(
    settings: Settings,
) -> None:
    cast = make_cast()
    audit = a_started_audit(cast)
    client, address = signed_in(cast.assessor), f"/audits/{audit.pk}/sections/1/"
    key = draft_key(audit, cast.assessor).encode()
    response = client.get(address)
    assert key in response.content
    assert response.headers["Cache-Control"] == "no-store"
    assert f'data-saving-place="{cast.assessor.pk}/{audit.pk}/1"'.encode() in response.content
    with presenting(True):
        assert draft_key(audit, cast.assessor) == ""
    settings.DRAFTS_ON_DEVICE = False
    assert b"data-saving-key" not in client.get(address).content
