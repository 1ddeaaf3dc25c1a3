"""Options with their units and bounds."""
