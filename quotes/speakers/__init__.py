"""Attributions to speakers: whom each mention stands for, and what the article states of them."""
