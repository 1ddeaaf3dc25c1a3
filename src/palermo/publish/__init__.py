"""An assessment and its evidence become a report in which every sentence opens the passage it rests on."""

from palermo.publish.publish import publish
from palermo.publish.report import HashedFile, ModelUse, Provenance, Report

__all__ = ["HashedFile", "ModelUse", "Provenance", "Report", "publish"]
