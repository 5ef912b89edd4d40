"""`guide new`: what a new topic, handout or practice starts from; it builds and passes every check as it is."""
