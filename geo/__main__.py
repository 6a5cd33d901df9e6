"""``python -m geo`` is the command ``calque``."""

from geo.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
