"""Input that nobody made to be read, and what it costs."""
