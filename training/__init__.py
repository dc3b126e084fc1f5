"""How the models in ``data/models`` are made; development only."""

import os

from quotes.deep.encoder import ENGINE

os.environ.setdefault(ENGINE, "plain")  # models are of the linear models unless "deep" is asked for
