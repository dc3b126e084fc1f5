"""Affiliations: what an article states about a person."""
