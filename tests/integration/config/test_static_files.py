"""The static files as a deployment serves them, and as their sources would build them."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.template.loader import render_to_string
from django.test import override_settings

pytestmark = pytest.mark.one_database

ROOT = Path(__file__).resolve().parents[3]
BUILT = (
    "static/vendor/govuk-frontend.css",
    "static/vendor/govuk-frontend.js",
    "tests/vendor/axe.min.js",
    "tests/vendor/axe.LICENSE.txt",
)


@pytest.fixture
def collected(tmp_path):
    storage = {"BACKEND": "audit_app.config.static_files.HashedFiles"}
    with override_settings(STATIC_ROOT=tmp_path, STORAGES={**settings.STORAGES, "staticfiles": storage}):
        call_command("collectstatic", interactive=False, verbosity=0)
        yield tmp_path


def test_every_page_refers_to_files_by_the_hash_of_their_content(collected):
    page = render_to_string("base.html")
    served = re.findall(r'(?:href|src)="/static/([^"]+)"', page)
    assert len(served) >= 5
    for name in served:
        assert re.search(r"\.[0-9a-f]{12}\.(css|js|svg)$", name)
        assert (collected / name).is_file()
        assert (collected / f"{name}.br").is_file() or (collected / name).stat().st_size < 500


def test_scripts_import_one_another_by_the_hash_of_their_content(collected):
    hashed = re.compile(r".+\.[0-9a-f]{12}\.js")
    scripts = [script for script in (collected / "app").rglob("*.js") if hashed.fullmatch(script.name)]
    found = [
        (script, name)
        for script in scripts
        for name in re.findall(r"""^import .*['"](.+)['"]""", script.read_text(), flags=re.MULTILINE)
    ]
    assert len(found) > 5
    for script, name in found:
        assert hashed.fullmatch(name)
        assert (script.parent / name).is_file()


def test_a_first_visit_fetches_less_than_120_kb(collected):
    page = render_to_string("base.html")
    served = [collected / name for name in re.findall(r'(?:href|src)="/static/([^"]+)"', page)]
    packed = [file.with_name(f"{file.name}.br") for file in served]
    assert (
        sum((br if br.exists() else file).stat().st_size for br, file in zip(packed, served, strict=True))
        < 120_000
    )


def test_the_styles_ask_for_no_crown_no_typeface_of_govuk_and_no_other_host():
    css = (ROOT / "static/vendor/govuk-frontend.css").read_text()
    assert "GDS Transport" not in css
    assert "url(" not in css
    assert "@import" not in css


def test_the_page_holds_no_style_or_script_that_the_policy_would_refuse():
    page = render_to_string("base.html")
    assert "<style" not in page
    assert not re.search(r"\sstyle=|\son\w+=", page)
    assert all(re.search(r"\ssrc=", tag) for tag in re.findall(r"<script[^>]*>", page))


@pytest.mark.npm
def test_the_built_files_are_what_their_sources_build(tmp_path):
    frontend = tmp_path / "frontend"
    shutil.copytree(ROOT / "frontend", frontend, ignore=shutil.ignore_patterns("node_modules"))
    subprocess.run(["npm", "ci", "--ignore-scripts"], cwd=frontend, check=True, capture_output=True)
    subprocess.run(["npm", "run", "build"], cwd=frontend, check=True, capture_output=True)
    different = [name for name in BUILT if (tmp_path / name).read_bytes() != (ROOT / name).read_bytes()]
    assert different == []


def test_the_lock_file_names_no_download_address():
    assert '"resolved"' not in (ROOT / "frontend/package-lock.json").read_text()
