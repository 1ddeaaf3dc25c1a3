"""Palermo: reports of trafficking in persons and forced labour, read into an assessment anyone can check."""

from importlib.metadata import version

__version__ = version("palermo")
