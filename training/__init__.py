"""How the models that we ship are learned. Development only; needs ``../shared``."""
