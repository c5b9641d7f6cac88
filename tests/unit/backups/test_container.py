"""A backup as a file: whole and ours, or refused; and never more of it in memory than a little."""

import gzip
import io
import tracemalloc
from datetime import UTC, datetime

import pyrage
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from pyrage.x25519 import Identity

from audit_app.backups import container
from audit_app.backups.errors import BackupError
from audit_app.backups.holdings import Holdings, Table
from audit_app.backups.manifest import Manifest

HOLDINGS = Holdings({"tool_audit": Table(3, "ab")}, {"files 1": "cd"}, ["guard"], ["access.0001"], 7, "ef")
MANIFEST = Manifest(datetime(2009, 4, 1, 12, tzinfo=UTC), "0.1.0", "sqlite", 3, HOLDINGS)
IDENTITY = Identity.generate()
CONTENT = [f"line {number} of what is kept\n".encode() for number in range(20_000)]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    path = tmp_path_factory.mktemp("backups") / "made.age"
    container.write(path, MANIFEST, CONTENT, [IDENTITY.to_public()])
    return path


def opened(path, identity=IDENTITY):
    content = io.BytesIO()
    return container.pour(path, [identity], content), content.getvalue()


def test_what_went_in_comes_out(made):
    container.check_origin(made)
    assert opened(made) == (MANIFEST, b"".join(CONTENT))


def test_every_recipient_can_open_it(tmp_path):
    path, other = tmp_path / "shared.age", Identity.generate()
    container.write(path, MANIFEST, CONTENT, [IDENTITY.to_public(), other.to_public()])
    assert opened(path, other) == opened(path)


@given(data=st.data())
@hypothesis_settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_byte_is_altered_it_is_refused(made, tmp_path, data):
    whole = made.read_bytes()
    place = data.draw(st.integers(0, 400) | st.integers(0, len(whole) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda byte: byte != whole[place]))
    altered = tmp_path / "altered.age"
    altered.write_bytes(whole[:place] + bytes([byte]) + whole[place + 1 :])
    with pytest.raises(BackupError):
        container.check_origin(altered)


@given(data=st.data())
@hypothesis_settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_wherever_it_is_cut_or_whatever_is_added_it_is_refused(made, tmp_path, data):
    whole = made.read_bytes()
    length = data.draw(st.integers(0, 400) | st.integers(0, len(whole) - 1))
    altered = tmp_path / "altered.age"
    for wrong in (whole[:length], whole + whole[:length] + b"\n"):
        altered.write_bytes(wrong)
        with pytest.raises(BackupError):
            container.check_origin(altered)
        with pytest.raises(BackupError):
            opened(altered)


def test_without_our_key_damage_is_still_found_by_the_encryption(made, tmp_path):
    whole, altered = made.read_bytes(), tmp_path / "altered.age"
    for place in range(container.LENGTH, len(whole), 997):
        altered.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(BackupError):
            opened(altered)


def test_a_run_that_was_killed_leaves_something_that_is_no_backup(made, tmp_path):
    unfinished = tmp_path / "unfinished.age"
    key = made.read_bytes().split()[4]
    unfinished.write_bytes(
        b"case-file-audit backup 1 key " + key + b" hmac-sha256 " + b"0" * 64 + b"\nage-encryption.org"
    )
    with pytest.raises(BackupError, match="never finished"):
        container.check_origin(unfinished)


def test_encrypted_for_the_identity_but_no_backup_is_refused(made, tmp_path):
    other = tmp_path / "other.age"
    first_line = made.read_bytes()[: container.LENGTH]
    for plain in (b"", b"no manifest", b"{}\nnot zipped", b"{}\n" + gzip.compress(b"zipped")):
        other.write_bytes(first_line + pyrage.encrypt(plain, [IDENTITY.to_public()]))
        with pytest.raises(BackupError):
            opened(other)


def test_what_fails_on_the_way_in_is_told_and_nothing_stays(tmp_path):
    def failing():
        yield b"some of it"
        raise ZeroDivisionError("on the way in")

    with pytest.raises(ZeroDivisionError, match="on the way in"):
        container.write(tmp_path / "failed.age", MANIFEST, failing(), [IDENTITY.to_public()])
    assert list(tmp_path.iterdir()) == []


def test_what_fails_on_the_way_out_is_told(made):
    class Full:
        def write(self, data):
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space left on device"):
        container.pour(made, [IDENTITY], Full())


def test_a_large_database_takes_little_memory(tmp_path):
    path, sizes = tmp_path / "large.age", []

    class Nowhere:
        def write(self, data):
            sizes.append(len(data))

    chunk = bytes(range(256)) * 256
    tracemalloc.start()
    container.write(path, MANIFEST, (chunk for _each in range(800)), [IDENTITY.to_public()])
    container.check_origin(path)
    container.pour(path, [IDENTITY], Nowhere())
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert sum(sizes) == 800 * len(chunk)
    assert peak < sum(sizes) / 4
