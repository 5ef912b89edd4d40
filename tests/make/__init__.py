"""`make`, as people call it."""
