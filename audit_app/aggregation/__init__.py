"""Signed-off audits in, typed results out."""
