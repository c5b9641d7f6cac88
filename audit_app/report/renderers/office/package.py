"""The parts of a file in one archive, and nothing in it of when, where or by whom that was made."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterable, Mapping

from audit_app.report.renderers.office.markup import LANGUAGE, OFFICE, part, tag, words_in

AUTHOR = "Case file audit"
# The earliest that an archive can say; any true one would differ between two makings of the same report.
STANDING_STILL = (1980, 1, 1, 0, 0, 0)
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
# What is compressed already.
COMPRESSED = (".png", ".xlsx")

CORE, APP = "docProps/core.xml", "docProps/app.xml"
KINDS_OF_PROPERTIES = {
    CORE: "application/vnd.openxmlformats-package.core-properties+xml",
    APP: "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}


def archive_of(files: Mapping[str, bytes]) -> bytes:
    """The file; the same parts in the same order give the same bytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in files.items():
            about = zipfile.ZipInfo(name, STANDING_STILL)
            about.create_system = 0
            about.compress_type = zipfile.ZIP_STORED if name.endswith(COMPRESSED) else zipfile.ZIP_DEFLATED
            archive.writestr(about, content, compresslevel=9)
    return file.getvalue()


def relations_of_package(main: str) -> bytes:
    """What the file is: its ``main`` part, and its properties."""
    return relations(
        ("document", f"{OFFICE}/relationships/officeDocument", main),
        ("core", f"{PACKAGE}/relationships/metadata/core-properties", CORE),
        ("app", f"{OFFICE}/relationships/extended-properties", APP),
    )


def relations(*found: tuple[str, str, str]) -> bytes:
    """How a part calls others: id, kind and path of each."""
    return part(
        "Relationships",
        *(tag("Relationship", Id=id_, Type=kind, Target=target) for id_, kind, target in found),
        xmlns=f"{PACKAGE}/relationships",
    )


def content_types(endings: Iterable[tuple[str, str]], parts: Mapping[str, str]) -> bytes:
    """What each part holds: by the ending of its name, or by its name."""
    of_files = (("rels", "application/vnd.openxmlformats-package.relationships+xml"), *endings)
    return part(
        "Types",
        *(tag("Default", Extension=ending, ContentType=kind) for ending, kind in of_files),
        *(tag("Override", PartName=f"/{name}", ContentType=kind) for name, kind in parts.items()),
        xmlns=f"{PACKAGE}/content-types",
    )


def core_properties(title: str, subject: str, moment: dt.datetime | None) -> bytes:
    """``moment`` is when what the file says was settled; a draft has none, and so is always the same."""
    spaces = {
        "xmlns:cp": f"{PACKAGE}/metadata/core-properties",
        "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        "xmlns:dcterms": "http://purl.org/dc/terms/",
        "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    }
    when = f"{moment.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}" if moment else ""
    w3c = {"xsi:type": "dcterms:W3CDTF"}
    return part(
        "cp:coreProperties",
        words_in("dc:title", title),
        words_in("dc:subject", subject),
        words_in("dc:creator", AUTHOR),
        words_in("dc:language", LANGUAGE),
        words_in("cp:lastModifiedBy", AUTHOR),
        tag("dcterms:created", when, **w3c) if when else "",
        tag("dcterms:modified", when, **w3c) if when else "",
        **spaces,
    )


def app_properties(company: str) -> bytes:
    return part(
        "Properties",
        words_in("Application", AUTHOR),
        words_in("Company", company),
        xmlns=f"{OFFICE}/extended-properties",
    )
