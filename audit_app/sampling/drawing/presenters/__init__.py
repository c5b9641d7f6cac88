"""What the pages show, already worded."""
