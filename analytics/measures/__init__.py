"""One module a measure, each ending in its `MEASURE`: Ibis in, Ibis out."""
