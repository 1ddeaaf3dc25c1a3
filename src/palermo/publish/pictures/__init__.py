"""Pictures of a report: drawn from the rows of the table that each belongs to, and from nothing else."""

from palermo.publish.pictures.criteria import criteria_table, signs_table
from palermo.publish.pictures.map import places_table
from palermo.publish.pictures.roots import roots_table
from palermo.publish.pictures.tiers import tiers_table
from palermo.publish.pictures.times import times_table

__all__ = ["criteria_table", "places_table", "roots_table", "signs_table", "tiers_table", "times_table"]
