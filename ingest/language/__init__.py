"""What Indonesian SOP text says: times, dates, regulations, roles, decisions."""
