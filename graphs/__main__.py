"""``python -m graphs``: the command line without its script."""

from graphs.commands import main

if __name__ == "__main__":
    main(prog_name="quotetrail")
