"""How many people are on no list: multiple systems estimation from the overlap of three lists or more.

Usable alone: `read_sheet`, `table_of` or `make_table` give a `Table`; `estimate` gives one method's `Estimate`;
`compare` sets all methods side by side. Nothing here knows of cases, documents or the command line.
"""

from palermo.estimate.chapman import Pair, chapman, pairs
from palermo.estimate.compare import Comparison, Variant, compare, estimates_record
from palermo.estimate.methods import bootstrap, choice, estimate
from palermo.estimate.plot import draw
from palermo.estimate.reading import Sheet, Stratum, link_lists, read_sheet, strata_of, table_of
from palermo.estimate.results import METHODS, Estimate, Method, Options
from palermo.estimate.tables import Table, make_table, merge_lists, nested_lists, refusal, without_list
from palermo.estimate.wording import explain

__all__ = [
    "METHODS", "Comparison", "Estimate", "Method", "Options", "Pair", "Sheet", "Stratum", "Table", "Variant",
    "bootstrap", "chapman", "choice", "compare", "draw", "estimate", "estimates_record", "explain", "link_lists",
    "make_table", "merge_lists", "nested_lists", "pairs", "read_sheet", "refusal", "strata_of", "table_of",
    "without_list",
]  # fmt: skip
