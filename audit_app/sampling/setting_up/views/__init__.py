"""The pages of setting a review up."""
