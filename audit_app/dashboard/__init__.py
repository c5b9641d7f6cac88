"""What the files show so far: live figures for the leads of a review, narrowed as they ask."""
