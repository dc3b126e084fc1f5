"""Mentions: what the words beside a quote, and its own, say of who is meant."""
