"""What the pages of setting a review up show, already worded."""
