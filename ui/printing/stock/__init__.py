"""What is printed on: choosing a stock, entering one's own, how it is filled."""
