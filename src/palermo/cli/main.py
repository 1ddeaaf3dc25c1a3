"""The command line."""

import click

from palermo import __version__


@click.group()
@click.version_option(__version__, prog_name="palermo")
def main() -> None:
    """Read scattered reports of trafficking and forced labour into an assessment anyone can check."""
