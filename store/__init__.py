"""What the program remembers, and the engines that hold event data."""
