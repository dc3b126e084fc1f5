"""What is said of a match: the verdict, the meaning, the house rules."""
