"""Which of the questions that the tool of 2009 does not ask a review asks."""
