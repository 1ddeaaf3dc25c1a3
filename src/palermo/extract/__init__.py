"""Segments become attributions, claims and efforts."""
