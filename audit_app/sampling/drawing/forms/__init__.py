"""What a lead enters on the way to a sample."""
