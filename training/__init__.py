"""How the models in ``data/models`` are made; development only."""
