"""Acts: whether something is said at all, and what is done with it: told, asked, denied."""
