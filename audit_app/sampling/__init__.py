"""Reviews, their caseload, the draw and who reads which case."""
