"""Taking out of the database what tells a child, and leaving what was counted."""

from audit_app.keeping.erasing.act import carry_out
from audit_app.keeping.erasing.rows import ERASED

__all__ = ["ERASED", "carry_out"]
