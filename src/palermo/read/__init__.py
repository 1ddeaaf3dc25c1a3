"""Bytes of one format become a Document with a fixed text."""
