"""What the pages of a calibration show, already worded."""
