"""Measurements on the corpora in ../shared."""

import os

from quotes.deep.encoder import ENGINE

os.environ.setdefault(
    ENGINE, "plain"
)  # figures and floors are of the linear models unless "deep" is asked for
