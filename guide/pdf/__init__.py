"""Pages on sides of paper, painted and written to a file."""
