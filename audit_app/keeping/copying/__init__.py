"""A copy of the database in which nobody can be recognised, for support and training."""

from audit_app.keeping.copying.copy import ScrubbedCopy, make_scrubbed_copy

__all__ = ["ScrubbedCopy", "make_scrubbed_copy"]
