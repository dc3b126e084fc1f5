"""A text as numbered words."""
