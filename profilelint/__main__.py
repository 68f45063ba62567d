"""``python -m profilelint``: the same as the command ``profilelint``."""

from profilelint.cli import main

if __name__ == "__main__":
    main()
