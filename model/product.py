"""The product itself."""

VERSION = "0.1.0"
