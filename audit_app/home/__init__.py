"""What is mine to do today: one page a role."""
