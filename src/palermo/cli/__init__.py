"""The command line: commands over inputs or a case."""

from palermo.cli.main import main

__all__ = ["main"]
