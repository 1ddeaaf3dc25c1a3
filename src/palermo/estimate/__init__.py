"""How many are unseen."""
