"""What the report's pages need, already worded."""
