"""Two readings of a case: how far the readers agree, and what is agreed where they differ."""
