"""The page on which a clinic puts its name on the handouts."""
