"""Who may do what, read off the code itself: the roles, every page, and the rules for single objects."""
