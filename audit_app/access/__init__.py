"""Who people are, what each role may do, and the trail of what was done."""
