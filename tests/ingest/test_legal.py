"""Dasar Hukum entries of every kind; all titles are invented."""

from dataclasses import replace

import pytest

from ingest.language.legal import read_legal
from model.sop import LegalBasis


@pytest.mark.parametrize(
    "expected",
    [
        LegalBasis("Undang-Undang Nomor 71 Tahun 2008 tentang Kebun Rakyat", "Undang-Undang", None, "71", 2008, "Kebun Rakyat"),
        LegalBasis("Undang-Undang Republik Indonesia Nomor 5 Tahun 2017 tentang Rencana Kebun Tahun 2005 - 2025", "Undang-Undang", None, "5", 2017, "Rencana Kebun Tahun 2005 - 2025"),
        LegalBasis("Undang-Undang 30 tahun 2009 tentang Kincir Air", "Undang-Undang", None, "30", 2009, "Kincir Air"),
        LegalBasis("Perppu No. 2 Tahun 2018 tentang Taman", "Peraturan Pemerintah Pengganti Undang-Undang", None, "2", 2018, "Taman"),
        LegalBasis("PP No. 28 Tahun 2012 tentang Pelaksanaan Undang-Undang Nomor 43 Tahun 2009", "Peraturan Pemerintah", None, "28", 2012, "Pelaksanaan Undang-Undang Nomor 43 Tahun 2009"),
        LegalBasis("Perpres No.16 Tahun 2018 tentang Pengadaan Bibit", "Peraturan Presiden", None, "16", 2018, "Pengadaan Bibit"),
        LegalBasis("Keputusan Presiden Nomor 7 Tahun 2001 mengenai Hari Kebun", "Keputusan Presiden", None, "7", 2001, "Hari Kebun"),
        LegalBasis("Instruksi Presiden RI No. 06 tahun 2001 Tentang Bibit Unggul", "Instruksi Presiden", None, "06", 2001, "Bibit Unggul"),
        LegalBasis("Permenko Kerajinan No. 5 Tahun 2017 tentang Batik", "Peraturan Menteri Koordinator", "Kerajinan", "5", 2017, "Batik"),
        LegalBasis("Peraturan Menteri Angkutan Darat Nomor PER/08/M.AD/11/2011 Tentang Kendaraan", "Peraturan Menteri", "Angkutan Darat", "PER/08/M.AD/11/2011", 2011, "Kendaraan"),
        LegalBasis("Kepmen Pertamanan No. 88.K Tahun 2019 - Alur Kerja Kebun", "Keputusan Menteri", "Pertamanan", "88.K", 2019, "Alur Kerja Kebun"),
        LegalBasis("Keputusan Direktur Jenderal Taman Kota Nomor 17.K/05/DTK/2021 tentang Rencana Kerja Tahun 2022-2024", "Keputusan Direktur Jenderal", "Taman Kota", "17.K/05/DTK/2021", 2021, "Rencana Kerja Tahun 2022-2024"),
        LegalBasis("Peraturan Kepala Badan Taman No. 19 Tahun 2013 tentang Pedoman Siram", "Peraturan Kepala", "Badan Taman", "19", 2013, "Pedoman Siram"),
        LegalBasis("Peraturan Daerah Kabupaten Tirta Kencana Nomor 6 Tahun 2019 tentang Layanan", "Peraturan Daerah", "Kabupaten Tirta Kencana", "6", 2019, "Layanan"),
        LegalBasis("Pergub Nusa Melati No 8 Tahun 2017 ttg. Gedung", "Peraturan Gubernur", "Nusa Melati", "8", 2017, "Gedung"),
        LegalBasis("Peraturan Bupati Tirta Kencana Nomor 21 Tahun 2020 tentang Tata Cara", "Peraturan Bupati", "Tirta Kencana", "21", 2020, "Tata Cara"),
        LegalBasis("Perwali Wanasari No. 12 Th. 2018 tentang Riset", "Peraturan Wali Kota", "Wanasari", "12", 2018, "Riset"),
        LegalBasis("Surat Edaran Sekretaris Daerah Nomor 070/1188/Sekda/2020 tentang Protokol", "Surat Edaran", "Sekretaris Daerah", "070/1188/Sekda/2020", 2020, "Protokol"),
        LegalBasis("Notulen rapat kebun"),
    ],
    ids=lambda law: law.text[:30],
)  # fmt: skip
def test_regulation(expected: LegalBasis) -> None:
    assert replace(read_legal(expected.text), key=None) == expected
