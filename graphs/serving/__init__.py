"""``quotetrail serve``: a page in the browser over an archive, for people who don't type commands."""
