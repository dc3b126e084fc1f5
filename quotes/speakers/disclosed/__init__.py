"""Disclosed: how a source is introduced, who said nothing, who is spoken of."""
