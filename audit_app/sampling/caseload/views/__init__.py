"""The pages on which a caseload is brought in."""
