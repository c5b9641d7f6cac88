"""What is written on the way from the caseload to the sample; ``sampling.services`` gives it to others."""
