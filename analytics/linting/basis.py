"""What the rules on documents rest on."""

from model.text import Text


def _annex(id: str, en: str) -> Text:  # noqa: A002 (as in Text)
    return Text(id=f"Permen PAN RB 35/2012, Lampiran, {id}", en=f"PAN RB Regulation 35/2012, Annex, {en}")


def identity(item: int) -> Text:
    """An item of the identity block."""
    return _annex(f"unsur identitas butir {item}", f"identity block, item {item}")


IDENTITY = _annex("unsur identitas", "identity block")
SYMBOLS = _annex("format SOP AP huruf b (lima simbol)", "SOP AP format, letter b (five symbols)")
ACTIVE = _annex("format SOP AP (kegiatan berupa kata kerja aktif)", "SOP AP format (activities are active verbs)")
FORMAT = _annex("format SOP AP huruf c (pelaksana dipisahkan)", "SOP AP format, letter c (performers apart)")
VERTICAL = _annex("format SOP AP huruf a (diagram alir tegak)", "SOP AP format, letter a (flow drawn vertically)")
BRANCHES = _annex("format diagram alir bercabang", "branching flowcharts")
STEPS = _annex("hlm. 24–25 (kegiatan dan mutu baku)", "pp. 24–25 (activities and mutu baku)")
MEASURABLE = _annex("hlm. 25 dan asas keterukuran", "p. 25 and the principle of measurability")
KINDS = _annex("jenis SOP teknis dan administratif", "technical and administrative SOPs")
MONITORING = Text(
    id="Permen PAN RB 35/2012, Lampiran hlm. 53 (monitoring 6 bulan); Perka BPS 19/2013 (evaluasi tahunan)",
    en="PAN RB Regulation 35/2012, Annex p. 53 (monitoring every 6 months); BPS Regulation 19/2013 (yearly evaluation)",
)
PRACTICE = Text(
    id="Kelaziman penyusunan SOP AP, bukan bunyi Permen PAN RB 35/2012",
    en="Customary practice of SOP AP, not the wording of PAN RB Regulation 35/2012",
)
