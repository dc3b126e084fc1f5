"""The web: pages as HTML, what is said in them and by whom, and what they state of themselves."""
