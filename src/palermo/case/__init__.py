"""The pipeline over a folder of inputs or a case: load, call a stage, keep the result."""
