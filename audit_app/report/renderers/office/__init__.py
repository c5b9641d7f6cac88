"""What Word files and slides have in common: markup as text, and its parts packed into one file."""
