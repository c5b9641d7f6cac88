"""Summaries and replies as pages show them, already worded."""
