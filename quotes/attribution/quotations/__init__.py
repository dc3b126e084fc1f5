"""Quotations: whose the words in quotation marks are, by what stands around them."""
