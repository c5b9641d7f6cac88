"""What the pages need, already worded; nothing here knows the request."""
