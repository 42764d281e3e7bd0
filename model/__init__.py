"""Plain data and pure functions that every other room shares; standard library only."""
