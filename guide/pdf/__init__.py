"""Pages on sides of paper, painted and written as a file."""
