"""A whole invented review, built through the services."""
