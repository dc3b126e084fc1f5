"""The scene: what an article has told so far of everybody in it."""
