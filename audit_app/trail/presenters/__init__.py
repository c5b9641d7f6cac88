"""Entries of the trail in words."""
