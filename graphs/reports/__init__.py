"""A report of who said what, to read."""
