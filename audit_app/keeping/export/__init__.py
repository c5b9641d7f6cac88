"""A copy of all that is held on one child, for whoever has a right to it."""

from audit_app.keeping.export.collecting import copy_of
from audit_app.keeping.export.files import FORMATS, CopyFile, file_of

__all__ = ["FORMATS", "CopyFile", "copy_of", "file_of"]
