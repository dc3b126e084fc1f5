"""Ranking: which candidate is meant, and why."""
