"""Records are kept in one SQLite file and an originals folder."""

from palermo.store.ledger import CustodyEntry
from palermo.store.originals import Originals
from palermo.store.search import Hit
from palermo.store.store import Store, open_store
from palermo.store.tracings import Dropped, Tracing

__all__ = ["CustodyEntry", "Dropped", "Hit", "Originals", "Store", "Tracing", "open_store"]
