"""Clauses: what is said without quotation marks, read off by rules."""
