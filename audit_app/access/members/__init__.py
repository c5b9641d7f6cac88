"""The pages on which it is said who takes part in a review."""
