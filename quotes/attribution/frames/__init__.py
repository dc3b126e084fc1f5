"""Frames: cues with their sources and contents, as the models propose them."""
