"""Vocabulary as data files, loaded and checked."""
