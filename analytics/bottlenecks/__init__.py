"""Where time is lost: late steps, hand-overs, the causes of waiting."""
