"""The pages of a review’s allocation."""
