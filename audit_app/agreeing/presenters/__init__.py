"""What the pages of two readings show, already worded."""
