"""A reading to attributions: contents tied to the cue and the mention beside them."""
