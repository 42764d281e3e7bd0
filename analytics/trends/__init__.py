"""Cases over months, by variant and by what goes together with violations."""
