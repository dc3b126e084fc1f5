"""Files and pages to articles."""
