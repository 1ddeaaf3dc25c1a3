"""What was decided where the evidence looked alike: country-years of the published record, by criterion."""

from palermo.assess.precedents.nearest import precedents
from palermo.assess.precedents.pattern import pattern_of
from palermo.assess.precedents.table import Record, load_record

__all__ = ["Record", "load_record", "pattern_of", "precedents"]
