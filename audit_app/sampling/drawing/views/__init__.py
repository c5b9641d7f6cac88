"""The pages from the frozen caseload to the sample."""
