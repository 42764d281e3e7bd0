"""Ministries that set apart macro and micro SOPs."""

from ingest.layout.profile import Profile

PROFILE = Profile(fields={"title": (r"(?:nama|judul)\s+sop\s+(?:mikro|makro)",)})
