"""Documents become root sources; claims become corroborations."""

from palermo.corroborate.claims import corroborate
from palermo.corroborate.conflicts import conflicts
from palermo.corroborate.counting import makers
from palermo.corroborate.drift import drifts
from palermo.corroborate.methods import stated_methods
from palermo.corroborate.reliance import source_label
from palermo.corroborate.roots import claim_root, root_labels, trace, trace_roots
from palermo.corroborate.sketches import Memory
from palermo.corroborate.works.claimed import NO_WORKS, Works, claim_works, find_works, shared_works

__all__ = [
    "NO_WORKS",
    "Memory",
    "Works",
    "claim_root",
    "claim_works",
    "conflicts",
    "corroborate",
    "drifts",
    "find_works",
    "makers",
    "root_labels",
    "shared_works",
    "source_label",
    "stated_methods",
    "trace",
    "trace_roots",
]
