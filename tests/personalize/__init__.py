"""Tests of guide/products/personalize."""
