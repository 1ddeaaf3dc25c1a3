"""The pipeline: load, call a stage, keep the result."""
