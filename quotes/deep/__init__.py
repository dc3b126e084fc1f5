"""A small neural network beside the linear models, where quotetrail-deep is installed."""
