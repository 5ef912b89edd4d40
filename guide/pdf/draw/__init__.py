"""Pages into content streams. Decides nothing: what is painted, where and in which role stands in the page model."""
