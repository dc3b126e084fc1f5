"""Measurements on the corpora in ../shared."""
