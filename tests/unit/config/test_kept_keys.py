import secrets
import stat
from concurrent.futures import ThreadPoolExecutor

from audit_app.config.kept_keys import kept_key


def test_the_key_is_made_once_long_and_for_its_owner_only(tmp_path):
    path = tmp_path / "var" / "secret_key"
    key = kept_key(path, lambda: secrets.token_urlsafe(64))
    assert len(key) >= 50
    assert kept_key(path, lambda: secrets.token_urlsafe(64)) == key
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_those_who_start_together_come_to_use_one_key(tmp_path):
    path = tmp_path / "secret_key"
    with ThreadPoolExecutor(8) as starters:
        keys = set(starters.map(lambda _: kept_key(path, lambda: secrets.token_urlsafe(64)), range(64)))
    assert keys == {path.read_text()}
    assert [file.name for file in tmp_path.iterdir()] == ["secret_key"]
