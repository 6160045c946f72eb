"""What is printed on, and where faces stand on it."""
