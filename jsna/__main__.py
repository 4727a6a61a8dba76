"""``python -m jsna``."""

from jsna.cli import main

main()
