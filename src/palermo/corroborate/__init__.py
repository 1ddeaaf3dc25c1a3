"""Documents become root sources; claims become corroborations."""

from palermo.corroborate.claims import corroborate
from palermo.corroborate.roots import claim_root, root_labels, source_label, trace_roots

__all__ = ["claim_root", "corroborate", "root_labels", "source_label", "trace_roots"]
