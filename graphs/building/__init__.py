"""Documents to one graph: claims, mentions, parts and measures of it."""
