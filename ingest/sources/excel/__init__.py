"""Excel workbooks: a page for each sheet that belongs to an SOP."""
