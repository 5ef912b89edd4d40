"""Pages into content streams. Decides nothing: the page model says what is painted, where and in which role."""
