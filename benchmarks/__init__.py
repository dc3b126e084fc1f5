"""Accuracy and speed, measured; development only."""
