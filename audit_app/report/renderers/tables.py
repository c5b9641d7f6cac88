"""The document's tables and findings as plain values: what a publication keeps beside its text."""

from __future__ import annotations

from typing import Any

from audit_app.report.document import Document


def tables_of(document: Document) -> dict[str, Any]:
    """Every table by its key, and every finding, exactly as they are printed."""
    tables = {
        block.table.key: {"number": block.number, **block.table.as_plain()} for block in document.tables()
    }
    findings = [
        {
            "key": finding.key,
            "number": finding.number,
            "label": finding.label,
            "counts": finding.counts,
            "verdict": finding.verdict,
            "estimate": finding.estimate,
            "sentence": finding.sentence,
        }
        for finding in document.findings()
    ]
    return {"tables": tables, "findings": findings}
