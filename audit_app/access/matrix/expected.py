"""The one table of expectations: what every address answers, by the name that it has in the URL conf.

A new address needs its line here, and its part in the world of ``tests/integration/access/matrix``.
"""

from audit_app.access.matrix.page import TO_SIGN_IN, Page
from audit_app.access.roles import Role

A_LEAD = frozenset({Role.REVIEW_LEAD})
AN_ASSESSOR = frozenset({Role.ASSESSOR})
BOTH = A_LEAD | AN_ASSESSOR
A_READER = frozenset({Role.BOARD_READER, Role.REVIEW_LEAD})
AN_ADMINISTRATOR = frozenset({Role.ADMINISTRATOR})
STARTERS = AN_ADMINISTRATOR | A_LEAD
INVITERS = AN_ADMINISTRATOR | A_LEAD
IN_PROGRESS, SUBMITTED = "own, in progress", "own, submitted"

HOME = {
    "home:home": Page(get=200),
}

ACCESS = {
    "access:account": Page(get=200),
    "access:sessions": Page(get=200),
    "access:session_end": Page(post=302, about="session", which="own"),
    "access:sessions_end_others": Page(post=302),
    "access:time_left": Page(get=200, post=200, stranger_get=200, stranger_post=200),
    "access:who_may_do_what": Page(get=200),
    "access:present": Page(BOTH, post=302),
    "access:people": Page(AN_ADMINISTRATOR, get=200),
    "access:person_invite": Page(AN_ADMINISTRATOR, get=200, post=200),
    "access:person_invite_again": Page(INVITERS, 200, 200, "invitation", "by an administrator"),
    "access:invitation_withdraw": Page(INVITERS, 200, 302, "invitation", "by an administrator"),
    "access:invitation": Page(
        about="link", which="that works", get=200, post=200, stranger_get=200, stranger_post=200
    ),
    "access:person_deactivate": Page(AN_ADMINISTRATOR, 200, 302, "account", "somebody’s"),
    "access:lead": Page(AN_ADMINISTRATOR, 200, 302, "review without a lead", "one"),
    "access:members": Page(A_LEAD, 200, None, "review", "this"),
    "access:member_add": Page(A_LEAD, 200, 302, "review", "this"),
    "access:member_invite": Page(A_LEAD, 200, 200, "review", "this"),
    "access:member_remove": Page(A_LEAD, 200, 302, "membership", "of this review"),
}

SIGNING_IN = {
    "account_login": Page(get=302, post=302, stranger_get=200, stranger_post=200),
    "account_logout": Page(post=TO_SIGN_IN, stranger_post=TO_SIGN_IN),
    # There is no directory in the environment of the tests.
    "single_sign_on": Page(post=404, stranger_post=404),
    "single_sign_on_return": Page(get=404, stranger_get=404),
    # Only between the password and the second factor is there anything to be done at these.
    "mfa_authenticate": Page(get=302, post=302, stranger_get=TO_SIGN_IN, stranger_post=TO_SIGN_IN),
    "mfa_login_webauthn": Page(get=302, post=302, stranger_get=TO_SIGN_IN, stranger_post=TO_SIGN_IN),
    "account_reset_password": Page(get=200, post=200, stranger_get=200, stranger_post=200),
    "account_reset_password_done": Page(get=200, stranger_get=200),
    # With a link that nobody was sent, which is said on a page of its own.
    "account_reset_password_from_key": Page(get=200, post=200, stranger_get=200, stranger_post=200),
    "account_reauthenticate": Page(get=200, post=200),
    "account_change_password": Page(get=200, post=200),
    "mfa_index": Page(get=200),
    # Of those who ask nobody has a second factor, and each is asked for the password again first.
    "mfa_reauthenticate": Page(get=302, post=302),
    "mfa_reauthenticate_webauthn": Page(get=302, post=302),
    "mfa_activate_totp": Page(get=302, post=302),
    "mfa_deactivate_totp": Page(get=404, post=404),
    "mfa_add_webauthn": Page(get=302, post=302),
    "mfa_remove_webauthn": Page(get=302, post=302),
    "mfa_view_recovery_codes": Page(get=404),
    "mfa_generate_recovery_codes": Page(get=302, post=302),
}

# In the state in which each page does what it is for.
SETTING_UP = {
    "sampling:new_review": Page(STARTERS, get=200, post=302),
    "sampling:review": Page(A_LEAD, 200, None, "review", "this"),
    "sampling:settings": Page(A_LEAD, 200, 302, "review", "this"),
    # There is a caseload, so the ages stand.
    "sampling:ages": Page(A_LEAD, 200, 403, "review", "this"),
    "sampling:places": Page(A_LEAD, 200, None, "review", "this"),
    "sampling:districts_add": Page(A_LEAD, 200, 302, "review", "this"),
    "sampling:district": Page(A_LEAD, 200, 302, "district", "of this review"),
    "sampling:district_order": Page(A_LEAD, None, 302, "district", "of this review"),
    "sampling:district_remove": Page(A_LEAD, 200, 302, "district", "of this review"),
    "sampling:team_add": Page(A_LEAD, 200, 302, "review", "this"),
    "sampling:teams_paste": Page(A_LEAD, 200, 302, "review", "this"),
    "sampling:team": Page(A_LEAD, 200, 302, "team", "of this review"),
    "sampling:team_remove": Page(A_LEAD, 200, 302, "team", "of this review"),
    "sampling:state": Page(A_LEAD, 200, None, "review", "this"),
    "sampling:move_to": Page(A_LEAD, 200, 302, "review", "this"),
    "tool:questions": Page(A_LEAD, 200, 302, "review", "this"),
}

DRAWING = {
    "sampling:sample": Page(A_LEAD, 200, None, "caseload", "frozen"),
    "sampling:sample_left_out": Page(A_LEAD, 200, 302, "caseload", "open"),
    "sampling:sample_let_in": Page(A_LEAD, None, 302, "caseload", "open"),
    "sampling:sample_freeze": Page(A_LEAD, 200, 302, "caseload", "open"),
    "sampling:sample_open": Page(A_LEAD, 200, 302, "caseload", "frozen"),
    "sampling:sample_plan": Page(A_LEAD, 200, 302, "caseload", "frozen"),
    "sampling:sample_precision": Page(A_LEAD, 200, None, "caseload", "open"),
    "sampling:sample_seed": Page(A_LEAD, None, 302, "caseload", "frozen"),
    "sampling:sample_draw": Page(A_LEAD, 200, 302, "caseload", "frozen"),
    "sampling:sample_compared": Page(A_LEAD, 200, None, "caseload", "drawn from"),
    "sampling:sample_cases": Page(A_LEAD, 200, None, "caseload", "drawn from"),
    "sampling:sample_add": Page(A_LEAD, 200, 302, "caseload", "drawn from"),
    "sampling:sample_frame": Page(A_LEAD, 200, None, "caseload", "frozen"),
    "sampling:sample_list": Page(A_LEAD, 200, None, "caseload", "drawn from"),
    "sampling:sample_draw_frame": Page(A_LEAD, 200, None, "draw", "of this review"),
    "sampling:sample_case": Page(A_LEAD, 200, None, "sampled case", "of this review"),
    "sampling:sample_replace": Page(A_LEAD, 200, 302, "sampled case", "of this review"),
    "sampling:sample_swap": Page(A_LEAD, 200, 302, "sampled case", "of this review"),
    "sampling:sample_take_out": Page(A_LEAD, 200, 302, "sampled case", "of this review"),
}

CASELOAD = {
    # Another list is under way, and leads there.
    "caseload:start": Page(A_LEAD, 200, 302, "review", "this"),
    "caseload:upload": Page(A_LEAD, 302, None, "list", "of this review"),
    "caseload:progress": Page(A_LEAD, 200, None, "list", "of this review"),
    "caseload:give_up": Page(A_LEAD, 200, 302, "list", "of this review"),
    "caseload:table": Page(A_LEAD, None, 302, "list", "of this review"),
    "caseload:columns": Page(A_LEAD, 200, 302, "list", "of this review"),
    "caseload:words": Page(A_LEAD, 200, 302, "list", "of this review"),
    "caseload:preview": Page(A_LEAD, 200, None, "list", "of this review"),
    "caseload:row": Page(A_LEAD, 200, 302, "list", "of this review"),
    "caseload:skip": Page(A_LEAD, None, 302, "list", "of this review"),
    "caseload:take_in": Page(A_LEAD, None, 302, "list", "of this review"),
    # Nothing is being taken in, so it leads to where the list goes on.
    "caseload:stop": Page(A_LEAD, None, 302, "list", "of this review"),
    "caseload:outcome": Page(A_LEAD, 200, None, "list taken in", "of this review"),
    "caseload:download": Page(A_LEAD, None, 200, "list taken in", "of this review"),
}

FILLING = {
    "filling:blank_tool": Page(get=200),
    "filling:start": Page(AN_ASSESSOR, 200, 302, "allocation", "own"),
    "filling:conflict": Page(AN_ASSESSOR, 200, 302, "allocation", "own"),
    "filling:audit": Page(BOTH, 200, None, "audit", IN_PROGRESS),
    "filling:header": Page(AN_ASSESSOR, 200, 302, "audit", IN_PROGRESS),
    "filling:section": Page(AN_ASSESSOR, 200, 302, "audit", IN_PROGRESS),
    "filling:header_save": Page(AN_ASSESSOR, None, 200, "audit", IN_PROGRESS),
    "filling:section_save": Page(AN_ASSESSOR, None, 200, "audit", IN_PROGRESS),
    "filling:timeline": Page(BOTH, 200, None, "audit", SUBMITTED),
    "filling:go_to": Page(AN_ASSESSOR, 302, None, "audit", IN_PROGRESS),
    "filling:item_note": Page(AN_ASSESSOR, 200, 302, "audit", IN_PROGRESS),
    "filling:item_answer": Page(A_LEAD, 200, 302, "item note", "asked"),
    "filling:check": Page(BOTH, 200, None, "audit", SUBMITTED),
    "filling:submit": Page(AN_ASSESSOR, 302, 200, "audit", IN_PROGRESS),
    "filling:submitted": Page(AN_ASSESSOR, 200, None, "audit", SUBMITTED),
    "filling:sign_off": Page(A_LEAD, 200, 302, "audit", "own, to sign off"),
    "filling:return": Page(A_LEAD, 200, 302, "audit", SUBMITTED),
    "filling:reopen": Page(A_LEAD, 200, 302, "audit", "own, signed off"),
    "filling:moderation": Page(BOTH, 200, 200, "audit", SUBMITTED),
    "filling:take_in": Page(A_LEAD, None, 302, "audit", SUBMITTED),
    "filling:agree": Page(A_LEAD, None, 302, "audit", "own, in moderation"),
    "filling:moderation_queue": Page(A_LEAD, 200, None, "review", "this"),
    "filling:safety": Page(A_LEAD, 200, 302, "audit", SUBMITTED),
    "filling:action_raise": Page(BOTH, 200, 302, "audit", SUBMITTED),
    "filling:action_acknowledge": Page(A_LEAD, None, 302, "action", "raised"),
    "filling:action_done": Page(A_LEAD, 200, 302, "action", "acknowledged"),
}

ALLOCATING = {
    "sampling:allocation": Page(A_LEAD, 200, None, "review", "this"),
    "sampling:share": Page(A_LEAD, 200, 200, "sampled review", "this"),
    "sampling:move": Page(A_LEAD, 302, 302, "review", "this"),
    "sampling:due": Page(A_LEAD, 302, 302, "review", "this"),
    "sampling:second": Page(A_LEAD, 200, 200, "review", "this"),
    "sampling:print_list": Page(A_LEAD, 200, None, "review", "this"),
    "sampling:allocation_export": Page(A_LEAD, None, 200, "review", "this"),
    "sampling:assessors": Page(A_LEAD, 200, None, "review", "this"),
    "sampling:assessor": Page(A_LEAD, 200, 302, "assessor", "of this review"),
    "sampling:assessor_remove": Page(A_LEAD, 200, 302, "assessor", "of this review"),
    "sampling:conflict_add": Page(A_LEAD, 200, 302, "assessor", "of this review"),
    "sampling:conflict_remove": Page(A_LEAD, 200, 302, "conflict", "of this review"),
    "sampling:my_conflicts": Page(AN_ASSESSOR, 200, 302, "review assessed", "this"),
    "sampling:my_conflict_remove": Page(AN_ASSESSOR, None, 302, "own conflict", "own"),
}

REPORT = {
    "report:page": Page(A_LEAD, 200, None, "report", "unpublished"),
    "report:evidence": Page(A_LEAD, 200, None, "report", "unpublished"),
    "report:edit_wording": Page(A_LEAD, 200, 302, "report", "unpublished"),
    "report:covering": Page(A_LEAD, 200, 302, "report", "unpublished"),
    "report:new_paragraph": Page(A_LEAD, 200, 302, "report", "unpublished"),
    "report:paragraph": Page(A_LEAD, 200, 302, "paragraph", "of this review"),
    "report:remove_paragraph": Page(A_LEAD, None, 302, "paragraph", "of this review"),
    "report:offer": Page(A_LEAD, 200, 302, "report", "unpublished"),
    "report:turn_down": Page(A_LEAD, None, 302, "report", "unpublished"),
    "report:comments": Page(A_LEAD, 200, 302, "report", "unpublished"),
    "report:unquote": Page(A_LEAD, None, 302, "quote", "of this review"),
    "report:pdf": Page(A_LEAD, 200, 302, "report", "unpublished"),
    "report:draft_pdf": Page(A_LEAD, 200, None, "draft", "of this review"),
    "report:draft_word": Page(A_LEAD, 200, None, "Word draft", "of this review"),
    "report:draft_slides": Page(A_LEAD, 200, None, "slides draft", "of this review"),
    "report:retry_pdf": Page(A_LEAD, None, 403, "draft", "of this review"),
    "report:draft_tables": Page(A_LEAD, 200, None, "report", "unpublished"),
    "report:publish": Page(A_LEAD, 200, 302, "report", "unpublished"),
    "report:date": Page(A_LEAD, 200, 302, "report", "unpublished"),
    "report:published": Page(A_READER, get=200),
    "report:publication": Page(A_READER, 200, None, "publication", "of this review"),
    "report:published_pdf": Page(A_READER, 200, None, "publication", "of this review"),
    "report:published_word": Page(A_READER, 200, None, "publication", "of this review"),
    "report:published_slides": Page(A_READER, 200, None, "publication", "of this review"),
    "report:published_tables": Page(A_READER, 200, None, "publication", "of this review"),
    "report:retry_published_pdf": Page(A_LEAD, None, 403, "publication", "of this review"),
    "report:retry_published_word": Page(A_LEAD, None, 403, "publication", "of this review"),
    "report:retry_published_slides": Page(A_LEAD, None, 403, "publication", "of this review"),
}

AGREEING = {
    "agreeing:agreement": Page(A_LEAD, 200, None, "review", "this"),
    "agreeing:readings": Page(A_LEAD, 200, None, "case read twice", "of this review"),
    "agreeing:settle": Page(A_LEAD, 200, 302, "case read twice", "of this review"),
    "agreeing:finish": Page(A_LEAD, None, 302, "case settled", "of this review"),
}

CALIBRATING = {
    "calibrating:calibration": Page(A_LEAD, 200, None, "calibration", "set up"),
    "calibrating:set_up": Page(A_LEAD, 200, 302, "review", "this"),
    "calibrating:change": Page(A_LEAD, 200, 302, "calibration", "set up"),
    "calibrating:questions": Page(A_LEAD, 200, 302, "calibration", "set up"),
    "calibrating:rules": Page(A_LEAD, 200, 302, "calibration", "read"),
    "calibrating:answer": Page(A_LEAD, None, 302, "calibration", "set up"),
    "calibrating:join": Page(A_LEAD, None, 302, "calibration", "answered by another"),
    "calibrating:fix": Page(A_LEAD, None, 302, "calibration", "answered"),
    "calibrating:open_again": Page(A_LEAD, 200, 302, "calibration", "answered"),
    "calibrating:missed": Page(A_LEAD, 200, None, "calibration", "read"),
    "calibrating:release": Page(A_LEAD, 200, 302, "assessed", "of this review"),
    "calibrating:accept": Page(A_LEAD, 200, 302, "assessed", "of this review"),
    "calibrating:mine": Page(AN_ASSESSOR, 200, None, "calibration to read", "this"),
    "calibrating:begin": Page(AN_ASSESSOR, None, 302, "calibration to read", "this"),
    "calibrating:comparison": Page(BOTH, 200, None, "calibration reading", "own"),
    "calibrating:submitted": Page(BOTH, 302, None, "audit of a calibration", "own"),
}

REPLYING = {
    "replying:review": Page(A_LEAD, 200, None, "review", "this"),
    "replying:audit": Page(BOTH, 200, None, "audit", SUBMITTED),
    # Nobody else reads that case; the page with the link is shown at once, and never again.
    "replying:share": Page(A_LEAD, 200, 200, "audit", "own, to sign off"),
    "replying:again": Page(A_LEAD, 200, 200, "summary", "waited for"),
    "replying:withdraw": Page(A_LEAD, 200, 302, "summary", "waited for"),
    "replying:answer": Page(A_LEAD, 200, 302, "reply", "sent"),
    "replying:link": Page(about="summary link", which="that works", get=200, stranger_get=200),
    "replying:point": Page(
        about="summary link", which="that works", get=200, post=302, stranger_get=200, stranger_post=302
    ),
    "replying:send": Page(
        about="summary link", which="that works", get=200, post=302, stranger_get=200, stranger_post=302
    ),
}

DASHBOARD = {
    "dashboard:findings": Page(A_LEAD, 200, None, "review", "this"),
    "dashboard:more": Page(A_LEAD, 200, None, "review", "this"),
    "dashboard:cases": Page(A_LEAD, 200, None, "review", "this"),
    "dashboard:download": Page(A_LEAD, 200, None, "review", "this"),
    "dashboard:crossing": Page(A_LEAD, 200, None, "review", "this"),
    # Its address says which two answers, and without them it leads to where they are chosen.
    "dashboard:crossing_file": Page(A_LEAD, 302, None, "review", "this"),
    "dashboard:comparing": Page(A_LEAD, 200, None, "review", "this"),
    # And so it is with the measure that is compared.
    "dashboard:comparing_file": Page(A_LEAD, 302, None, "review", "this"),
    # What is looked for in comments is posted.
    "dashboard:comments": Page(A_LEAD, 200, 200, "review", "this"),
}

KEEPING = {
    "keeping:due_list": Page(A_LEAD, get=200),
    "keeping:review": Page(A_LEAD, 200, 302, "review", "this"),
    "keeping:period": Page(A_LEAD, 200, 302, "review", "this"),
    "keeping:erase_review": Page(A_LEAD, 200, 200, "review", "this"),
    "keeping:record": Page(A_LEAD, 200, None, "record", "of this review"),
    "keeping:copy": Page(A_LEAD, 200, 200, "record", "of this review"),
    "keeping:erase_record": Page(A_LEAD, 200, 200, "record", "of this review"),
}

TRAIL = {
    "trail:mine": Page(get=200, post=302),
    "trail:mine_export": Page(post=200),
    "trail:review": Page(A_LEAD, 200, 302, "review", "this"),
    "trail:review_export": Page(A_LEAD, None, 200, "review", "this"),
    "trail:record": Page(A_LEAD, 200, 302, "record", "of this review"),
    "trail:record_export": Page(A_LEAD, None, 200, "record", "of this review"),
    "trail:rights": Page(AN_ADMINISTRATOR, get=200, post=302),
    "trail:rights_export": Page(AN_ADMINISTRATOR, post=200),
}

EXPECTED: dict[str, Page] = {
    **HOME,
    **ACCESS,
    **SIGNING_IN,
    **SETTING_UP,
    **DRAWING,
    **CASELOAD,
    **ALLOCATING,
    **FILLING,
    **REPORT,
    **AGREEING,
    **CALIBRATING,
    **REPLYING,
    **DASHBOARD,
    **KEEPING,
    **TRAIL,
}
