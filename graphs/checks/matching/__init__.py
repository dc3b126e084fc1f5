"""Where the words of a report stand in its sources."""
