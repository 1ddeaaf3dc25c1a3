"""The command line: commands over inputs or a case."""

import os

# Threads of numpy's linear algebra double the CPU time of the small matrices that parsing multiplies, and gain
# no time. It reads this once, when it is first imported; whoever sets it keeps their choice.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from palermo.cli.main import main

__all__ = ["main"]
