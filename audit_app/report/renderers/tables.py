"""The document's tables and findings as plain values: what a publication keeps beside its text."""

from __future__ import annotations

from typing import Any

from audit_app.report.document import Chapter, ChartBlock, Document


def tables_of(document: Document) -> dict[str, Any]:
    """Every table by its key, and every finding, exactly as they are printed.

    "chapters" says in which order tables stand under which heading, and which of them is drawn as a chart.
    """
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
            "verdict_label": finding.verdict_label,
            "estimate": finding.estimate,
            "sentence": finding.sentence,
        }
        for finding in document.findings()
    ]
    chapters = [_chapter(chapter) for chapter in document.chapters()]
    return {
        "tables": tables,
        "findings": findings,
        "chapters": [chapter for chapter in chapters if chapter["tables"]],
    }


def _chapter(chapter: Chapter) -> dict[str, Any]:
    charts = [block for block in chapter.blocks if isinstance(block, ChartBlock)]
    return {
        "heading": chapter.heading,
        "tables": [block.table.key for block in chapter.tables()],
        "charts": [
            {
                "number": block.number,
                "title": block.title,
                "table": block.table.table.key,
                "description": block.chart.description,
            }
            for block in charts
        ],
    }
