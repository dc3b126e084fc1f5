"""Entities: the persons and bodies that an article names, and what nouns tell of them."""
