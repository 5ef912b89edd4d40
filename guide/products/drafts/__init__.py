"""`guide new`: the drafts of a new topic, handout or practice; they build as they are, with warnings until their text
is replaced."""
