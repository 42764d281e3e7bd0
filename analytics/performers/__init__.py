"""Who may execute what, by the lanes of the SOP, wider roles and mandates."""
