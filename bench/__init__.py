"""The benchmark: `make bench` times the build, and the same words set by this project and by its alternatives."""
