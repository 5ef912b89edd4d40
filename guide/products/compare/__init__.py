"""`guide diff`: what changed between two states of the sheets, as one HTML file. Needs the extra `web`."""
