"""What is entered to set a review up."""
