"""Documents become root sources; claims become corroborations."""
