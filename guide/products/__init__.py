"""What is built on the pipeline. No product imports another, except `browser`, which draws for them."""
