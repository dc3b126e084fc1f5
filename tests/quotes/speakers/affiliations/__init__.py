"""Tests of quotes.speakers.affiliations."""
