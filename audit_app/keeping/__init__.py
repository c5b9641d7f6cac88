"""How long records are kept; how they are erased, handed out to the child, and made harmless for training."""
