"""The command group, and the one place where what went wrong becomes a message and an exit code.

Exit codes: 0 done, 1 done with problems, 2 wrong use, 3 failed.
"""

import os
import sys
from typing import Any

import click

from palermo import __version__
from palermo.cli.cases import add, init, protect
from palermo.cli.decide import decide
from palermo.cli.estimate import estimate
from palermo.cli.extract import extract
from palermo.cli.figures import figures
from palermo.cli.history import history
from palermo.cli.report import report
from palermo.cli.sources import sources
from palermo.cli.tier import tier
from palermo.errors import CaseError, PalermoError, UsageError

WRONG_USE, FAILED = 2, 3


class Commands(click.Group):
    """A command group that never shows a traceback, unless PALERMO_DEBUG is set."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; end with a message and an exit code where it cannot be carried out."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except BrokenPipeError:
            # The reader (`head`, say) has seen enough. Nothing more can be written, not even at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)
        except PalermoError as error:
            _end(ctx, str(error), WRONG_USE if isinstance(error, UsageError | CaseError) else FAILED)
        except Exception as error:
            if os.environ.get("PALERMO_DEBUG"):
                raise
            _end(ctx, _unforeseen(error), FAILED)


def _unforeseen(error: Exception) -> str:
    # The text of an unforeseen error may hold a passage of a source, so only its kind is shown.
    reason = error.strerror if isinstance(error, OSError) and error.strerror else type(error).__name__
    return f"failed: {reason}. Set PALERMO_DEBUG=1 to see where."


def _end(ctx: click.Context, message: str, code: int) -> None:
    click.echo(f"palermo: {message}", err=True)
    ctx.exit(code)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="palermo")
def main() -> None:
    """Read scattered reports of trafficking and forced labour into an assessment anyone can check.

    Exit codes: 0 done, 1 done with problems (each is listed), 2 wrong use, 3 failed.
    """


for command in (report, extract, sources, figures, tier, history, estimate, init, add, protect, decide):
    main.add_command(command)
