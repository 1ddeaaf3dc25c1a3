"""Spanish: sentences, and who says a given span of a document and how firmly, without a syntax model."""

from palermo.extract.es.certainty import certainty_at
from palermo.extract.es.chain import chain_at
from palermo.extract.es.sentences import sentences

__all__ = ["certainty_at", "chain_at", "sentences"]
