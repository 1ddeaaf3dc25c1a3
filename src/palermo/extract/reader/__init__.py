"""The trained reader: which words of a text state a claim or an effort, and what it makes of them."""

from palermo.extract.reader.model import Reader, load_reader
from palermo.extract.reader.reading import Kind, Read, Seen, read_text

__all__ = ["Kind", "Read", "Reader", "Seen", "load_reader", "read_text"]
