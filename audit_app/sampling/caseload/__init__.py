"""Bringing the caseload in: a file is read, its columns and words understood, its rows checked and taken."""
