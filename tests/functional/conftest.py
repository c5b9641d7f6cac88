"""The people and the audit that most journeys in a browser begin with."""

import pytest

from audit_app.tool.models import Audit
from tests.factories.sampling import Cast, make_cast
from tests.factories.tool import a_started_audit


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def audit(cast: Cast) -> Audit:
    return a_started_audit(cast)
