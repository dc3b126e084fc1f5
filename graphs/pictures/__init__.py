"""A graph to look at: for print and for the browser."""
