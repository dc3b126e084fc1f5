"""Implied speakers: who speaks where no name stands beside the words."""
