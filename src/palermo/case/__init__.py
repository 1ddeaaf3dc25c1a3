"""The pipeline over a folder of inputs or a case: load, call a stage, keep the result.

Only this layer joins the stages to one another, to the file system and to the store.
"""

from palermo.case.analysis import Analysis, analyse, combine, document_records, without_protected
from palermo.case.deciding import enter_decision, public_decisions, read_decisions
from palermo.case.extraction import extract_inputs
from palermo.case.folder import (
    Actor,
    Case,
    add_inputs,
    create_case,
    open_case,
    protect_documents,
    stored_extractions,
)
from palermo.case.growing import analyse_case, trace_case
from palermo.case.histories import HistoryTable, PastTiers, read_history
from palermo.case.inputs import Input, find_inputs
from palermo.case.progress import Progress, Silent
from palermo.case.reading import read_inputs
from palermo.case.reporting import check_writable, make_report, write_files
from palermo.case.suggesting import Endpoint, Model, add_suggestions

__all__ = [
    "Actor", "Analysis", "Case", "Endpoint", "HistoryTable", "Input", "Model", "PastTiers", "Progress",
    "Silent", "add_inputs", "add_suggestions", "analyse", "analyse_case", "check_writable", "combine",
    "create_case", "document_records", "enter_decision", "extract_inputs", "find_inputs", "make_report",
    "open_case", "protect_documents", "public_decisions", "read_decisions", "read_history", "read_inputs",
    "stored_extractions", "trace_case", "without_protected", "write_files",
]  # fmt: skip
