"""`guide diff`: what changed between two versions of the sheets, as one HTML file. Needs the extra `web`."""
