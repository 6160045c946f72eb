"""What stands where and when, and what is wrong with it."""
