"""Attributed documents to one graph, its exports, reports and checks."""
