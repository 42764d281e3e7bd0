"""How far an SOP is kept: shares of groups, cases done in time, cases still open."""
