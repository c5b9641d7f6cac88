"""The parts of a Word file in one archive, and nothing in it of when, where or by whom that was made."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from audit_app.kit.text import clean_text
from audit_app.report.renderers.word.markup import DECLARATION, OFFICE, tag
from audit_app.report.renderers.word.styles import LANGUAGE

AUTHOR = "Case file audit"
# The earliest that an archive can say; any true one would differ between two makings of the same report.
STANDING_STILL = (1980, 1, 1, 0, 0, 0)
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

# Beside the text: under which name and as what each part is known to it.
KINDS = {
    "styles.xml": "styles",
    "numbering.xml": "numbering",
    "settings.xml": "settings",
    "header.xml": "header",
    "header-first.xml": "header",
    "footer.xml": "footer",
}


def packed(
    parts: Mapping[str, bytes],
    pictures: Sequence[tuple[str, str, bytes]],
    *,
    title: str,
    subject: str,
    company: str,
    moment: dt.datetime | None,
) -> bytes:
    """The file. ``parts`` holds ``document.xml`` and those of ``KINDS``, ``pictures`` relation, path and PNG.

    ``moment`` is when what it says was settled; a draft has none, and so is the same whenever it is made.
    """
    files = {
        "[Content_Types].xml": _content_types(parts),
        "_rels/.rels": _relations(
            ("document", f"{OFFICE}/relationships/officeDocument", "word/document.xml"),
            ("core", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ("app", f"{OFFICE}/relationships/extended-properties", "docProps/app.xml"),
        ),
        "docProps/core.xml": _core(title, subject, moment),
        "docProps/app.xml": _app(company),
        "word/_rels/document.xml.rels": _relations(
            *((relation_of(name), f"{OFFICE}/relationships/{KINDS[name]}", name) for name in KINDS),
            *((relation, f"{OFFICE}/relationships/image", path) for relation, path, _png in pictures),
        ),
        **{f"word/{name}": part for name, part in parts.items()},
        **{f"word/{path}": png for _relation, path, png in pictures},
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in files.items():
            about = zipfile.ZipInfo(name, STANDING_STILL)
            about.create_system = 0
            # A picture is compressed already.
            about.compress_type = zipfile.ZIP_STORED if name.endswith(".png") else zipfile.ZIP_DEFLATED
            archive.writestr(about, content, compresslevel=9)
    return file.getvalue()


def relation_of(name: str) -> str:
    """What the text calls a part by."""
    return name.removesuffix(".xml")


def _content_types(parts: Mapping[str, bytes]) -> bytes:
    kinds = {"document.xml": "document.main", **KINDS}
    overrides = {f"/word/{name}": f"{WORD}.{kinds[name]}+xml" for name in parts}
    overrides["/docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    overrides["/docProps/app.xml"] = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
    defaults = (
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
        ("png", "image/png"),
    )
    return _part(
        "Types",
        f"{PACKAGE}/content-types",
        *(tag("Default", Extension=ending, ContentType=kind) for ending, kind in defaults),
        *(tag("Override", PartName=name, ContentType=kind) for name, kind in overrides.items()),
    )


def _relations(*relations: tuple[str, str, str]) -> bytes:
    return _part(
        "Relationships",
        f"{PACKAGE}/relationships",
        *(tag("Relationship", Id=id_, Type=kind, Target=target) for id_, kind, target in relations),
    )


def _core(title: str, subject: str, moment: dt.datetime | None) -> bytes:
    spaces = {
        "xmlns:cp": f"{PACKAGE}/metadata/core-properties",
        "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        "xmlns:dcterms": "http://purl.org/dc/terms/",
        "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    }
    when = f"{moment.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}" if moment else ""
    w3c = {"xsi:type": "dcterms:W3CDTF"}
    inside = (
        _word("dc:title", title),
        _word("dc:subject", subject),
        _word("dc:creator", AUTHOR),
        _word("dc:language", LANGUAGE),
        _word("cp:lastModifiedBy", AUTHOR),
        tag("dcterms:created", when, **w3c) if when else "",
        tag("dcterms:modified", when, **w3c) if when else "",
    )
    return (DECLARATION + tag("cp:coreProperties", *inside, **spaces)).encode()


def _app(company: str) -> bytes:
    inside = (_word("Application", AUTHOR), _word("Company", company))
    return _part("Properties", f"{OFFICE}/extended-properties", *inside)


def _word(name: str, words: str) -> str:
    return tag(name, escape(clean_text(words)))


def _part(name: str, namespace: str, *inside: str) -> bytes:
    return (DECLARATION + tag(name, *inside, xmlns=namespace)).encode()
