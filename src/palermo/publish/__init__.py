"""An assessment and its evidence become a report."""
