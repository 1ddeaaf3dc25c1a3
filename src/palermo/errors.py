"""The error tree: what a caller did wrong, as opposed to what the evidence lacks.

Bad evidence never raises; it becomes a `palermo.records.Problem`. These errors are for wrong calls and
broken installations. A message says what was found, where, why it cannot be used and what to do, and never
contains testimony or names of people.
"""


class PalermoError(Exception):
    """The root of every error that palermo raises on purpose."""


class UsageError(PalermoError):
    """The command or call cannot be carried out as asked; the command line ends with exit code 2."""


class DataFileError(PalermoError):
    """A rule, lexicon, vocabulary or settings file has faults; the message lists all of them."""


class CaseError(PalermoError):
    """A case folder is missing, damaged, or made by a newer version."""


class UntraceableError(PalermoError):
    """A sentence of the report does not rest on a claim, so the report is not published."""
