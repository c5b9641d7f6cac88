"""The report's sentences: plain Python from typed figures to English, with no model and no query in sight."""
