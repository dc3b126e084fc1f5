"""Measurements on the corpora in ../shared."""

import os

from quotes.attribution.encoder import ENGINE

os.environ.setdefault(ENGINE, "plain")
