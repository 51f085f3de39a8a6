"""`python -m belligraph` is the command `belligraph`."""

from .cli import main

if __name__ == "__main__":  # processes that share work import this under another name
    main()
