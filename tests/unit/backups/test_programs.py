"""PostgreSQL's own programs, as they are found or missing on a machine."""

import pytest

from audit_app.backups.errors import BackupError
from audit_app.backups.stores.postgresql_programs import check_programs


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """Puts programs that say this of themselves in place of whatever the machine has."""
    monkeypatch.setenv("PATH", str(tmp_path))

    def install(**programs):
        for name, says in programs.items():
            path = tmp_path / name
            path.write_text(f"#!/bin/sh\necho '{says}'\n")
            path.chmod(0o755)

    return install


def test_a_missing_program_is_named_with_the_package_to_ask_for(installed):
    installed(pg_dump="pg_dump (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)")
    with pytest.raises(
        BackupError, match=r"psql is not installed here.*apt-get install postgresql-client-15"
    ):
        check_programs(15)


@pytest.mark.parametrize("says", ["pg_dump (PostgreSQL) 13.2", "pg_dump: error: no cluster"])
def test_a_program_older_than_the_server_is_refused(installed, says):
    installed(pg_dump=says, psql="psql (PostgreSQL) 15.18")
    with pytest.raises(BackupError, match=r"pg_dump is of version .* and the server of version 15"):
        check_programs(15)


def test_programs_of_the_servers_version_or_newer_will_do(installed):
    installed(pg_dump="pg_dump (PostgreSQL) 17beta1", psql="psql (PostgreSQL) 15.18")
    check_programs(15)
