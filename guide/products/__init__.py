"""What is made on top of the pipeline; no product imports another, save what `browser` draws for them."""
