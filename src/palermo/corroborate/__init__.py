"""Documents become root sources; claims become corroborations."""

from palermo.corroborate.claims import corroborate
from palermo.corroborate.conflicts import conflicts
from palermo.corroborate.drift import drifts
from palermo.corroborate.methods import stated_methods
from palermo.corroborate.reliance import source_label
from palermo.corroborate.roots import claim_root, root_labels, trace, trace_roots
from palermo.corroborate.sketches import Memory

__all__ = [
    "Memory",
    "claim_root",
    "conflicts",
    "corroborate",
    "drifts",
    "root_labels",
    "source_label",
    "stated_methods",
    "trace",
    "trace_roots",
]
