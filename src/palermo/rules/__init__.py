"""The law as dated, cited data, loaded and checked."""
