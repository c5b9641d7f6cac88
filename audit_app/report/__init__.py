"""The Phase 2 report: findings, wording, charts, pages and the PDF."""
