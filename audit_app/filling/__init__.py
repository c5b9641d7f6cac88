"""The assessor’s day: filling, submitting, returning, signing off."""
