from audit_app.access.roles import ROLES, Permission, Role, permissions_of

ABOUT_CHILDREN = {
    Permission.VIEW_IDENTITIES,
    Permission.FILL_AUDIT,
    Permission.MODERATE_AUDIT,
    Permission.SIGN_OFF_AUDIT,
    Permission.VIEW_FIGURES,
    Permission.EDIT_REPORT,
    Permission.PUBLISH_REPORT,
    Permission.READ_PUBLISHED_REPORT,
    Permission.MANAGE_REVIEWS,
    Permission.KEEP_RECORDS,
    Permission.VIEW_TRAIL,
}


def test_every_role_is_described() -> None:
    assert set(ROLES) == set(Role)
    assert all(role.label and role.description.endswith(".") for role in ROLES.values())


def test_every_permission_is_held_by_some_role_and_worded_once() -> None:
    assert permissions_of(set(Role)) == set(Permission)
    assert len({permission.label for permission in Permission}) == len(Permission)


def test_an_administrator_has_no_part_in_any_childs_record() -> None:
    assert not ROLES[Role.ADMINISTRATOR].permissions & ABOUT_CHILDREN


def test_a_board_reader_reads_published_reports_and_nothing_else() -> None:
    assert ROLES[Role.BOARD_READER].permissions == {Permission.READ_PUBLISHED_REPORT}


def test_an_assessor_neither_moderates_nor_sees_figures() -> None:
    assert ROLES[Role.ASSESSOR].permissions == {Permission.VIEW_IDENTITIES, Permission.FILL_AUDIT}


def test_nobody_who_fills_an_audit_signs_one_off_in_that_same_role() -> None:
    both = {Permission.FILL_AUDIT, Permission.SIGN_OFF_AUDIT}
    assert not [role for role, description in ROLES.items() if both <= description.permissions]


def test_no_role_means_no_permission() -> None:
    assert permissions_of(set()) == frozenset()
