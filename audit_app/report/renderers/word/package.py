"""The parts of a Word file under the names by which Word knows them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from audit_app.report.renderers.office.markup import OFFICE
from audit_app.report.renderers.office.package import (
    APP,
    CORE,
    KINDS_OF_PROPERTIES,
    app_properties,
    archive_of,
    content_types,
    core_properties,
    relations,
    relations_of_package,
)

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
ENDINGS = (("xml", "application/xml"), ("png", "image/png"))

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
    kinds = {"document.xml": "document.main", **KINDS}
    named = {f"word/{name}": f"{WORD}.{kinds[name]}+xml" for name in parts}
    return archive_of(
        {
            "[Content_Types].xml": content_types(ENDINGS, {**named, **KINDS_OF_PROPERTIES}),
            "_rels/.rels": relations_of_package("word/document.xml"),
            CORE: core_properties(title, subject, moment),
            APP: app_properties(company),
            "word/_rels/document.xml.rels": relations(
                *((relation_of(name), f"{OFFICE}/relationships/{KINDS[name]}", name) for name in KINDS),
                *((relation, f"{OFFICE}/relationships/image", path) for relation, path, _png in pictures),
            ),
            **{f"word/{name}": part for name, part in parts.items()},
            **{f"word/{path}": png for _relation, path, png in pictures},
        }
    )


def relation_of(name: str) -> str:
    """What the text calls a part by."""
    return name.removesuffix(".xml")
