"""Measurements on the corpora in ../shared."""

import os

from quotes.deep.encoder import ENGINE

os.environ.setdefault(ENGINE, "plain")
