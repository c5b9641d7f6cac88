"""What most tests of filling in begin with: a standing cast, a started audit, and its assessor signed in."""

import pytest
from django.test import Client

from audit_app.tool.models import Audit
from tests.factories.sampling import Cast, make_cast
from tests.factories.tool import a_started_audit
from tests.integration.filling.pages import signed_in


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture
def audit(cast: Cast) -> Audit:
    return a_started_audit(cast)


@pytest.fixture
def client(cast: Cast) -> Client:
    return signed_in(cast.assessor)
