"""`guide new`: what a new topic, handout or practice starts from; it builds as it is, and is warned of until it is written over."""
