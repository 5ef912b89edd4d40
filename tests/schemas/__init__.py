"""What editors complete and check while one types agrees with what the program takes."""
