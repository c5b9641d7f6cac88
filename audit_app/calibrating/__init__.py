"""The calibration case: one file that every assessor reads first, compared with what a panel answered."""
