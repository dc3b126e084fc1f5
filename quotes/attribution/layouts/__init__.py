"""Layouts: whose words the form of an article tells: labels, turns, signatures, headlines."""
