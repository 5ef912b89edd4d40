"""Pages onto sides of paper: as they are, repeated, or in the order that a folded booklet needs."""
