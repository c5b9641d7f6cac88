"""How a review is set up and moved on: its settings, its places, and the state that it is in."""
