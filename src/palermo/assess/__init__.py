"""Corroborations and rules become an assessment with its trace."""
