"""Every write on the way of a list into the caseload."""

# The room's own services come first: they take the way into the caseload from here.
import audit_app.sampling.services  # noqa: F401
from audit_app.sampling.caseload.case_rows import CaseloadError, RowProblem
from audit_app.sampling.caseload.checking.child import CaseloadRow
from audit_app.sampling.caseload.services.frame import import_frame
from audit_app.sampling.caseload.services.reading import record_list_read, record_outcome_downloaded
from audit_app.sampling.caseload.services.saying import mend_row, say_words, set_columns, skip_rows
from audit_app.sampling.caseload.services.taking_in import ask_to_take_in, stop_taking_in, take_in
from audit_app.sampling.caseload.services.uploading import choose_table, give_up, take_upload

__all__ = [
    "CaseloadError",
    "CaseloadRow",
    "RowProblem",
    "ask_to_take_in",
    "choose_table",
    "give_up",
    "import_frame",
    "mend_row",
    "record_list_read",
    "record_outcome_downloaded",
    "say_words",
    "set_columns",
    "skip_rows",
    "stop_taking_in",
    "take_in",
    "take_upload",
]
