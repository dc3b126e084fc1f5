"""Checking who-said-what reports against attributed articles."""
