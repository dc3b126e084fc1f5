"""Sources: the words that say who speaks, whole and without what is beside them."""
