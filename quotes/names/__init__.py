"""A reading to names: what lists say of words, the model that marks names, and the mending of its marks."""
