"""Tests of guide/personalize."""
