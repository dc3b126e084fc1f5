"""The outcome of a check: JSON, CSV, the terminal, a page."""
