"""The invented words the corpus is made of: agencies, offices, people, lanes, sentence parts, Waktu notations."""

GOVERNMENTS = (
    ("PEMERINTAH KOTA SAGARA BARU", "Sagara Baru"),
    ("PEMERINTAH KABUPATEN TANJUNG RAMBAI", "Tanjung Rambai"),
    ("PEMERINTAH PROVINSI NUSA KENCANA", "Nusa Kencana"),
    ("KEMENTERIAN URUSAN PESISIR DAN RAWA", "Republik Indonesia"),
    ("BADAN PENGELOLA ARSIP KEPULAUAN", "Kepulauan"),
    ("LEMBAGA SANDI DAN PETA NASIONAL", "Nasional"),
)
OFFICES = (
    "DINAS TAMAN DAN PEMAKAMAN", "DINAS PERAHU DAN DERMAGA", "BADAN PENDAPATAN PASAR", "SEKRETARIAT DAERAH",
    "DINAS KEBUN RAKYAT", "DIREKTORAT JENDERAL TATA AIR", "PUSAT DATA RAWA", "INSPEKTORAT", "KECAMATAN LUBUK WARU",
)  # fmt: skip
UNITS = (
    "Bidang Penataan Ruang Hijau", "Subbagian Umum dan Kepegawaian", "Bagian Organisasi", "UPTD Laboratorium Air",
    "Tim Pelayanan Publik", "Seksi Data dan Pelaporan", "Bidang Dermaga", "Sekretariat",
)  # fmt: skip
STREETS = ("Jalan Kenari Nomor 14", "Jl. Merpati Raya No. 7-9", "Jalan Danau Tua Kav. 21", "Jl. Bakau Km. 3,5")
FIRST_NAMES = ("Wirasena", "Ratnawati", "Halimun", "Sekar", "Jatmiko", "Lestariani", "Baruna", "Mayang", "Tirtayasa")
LAST_NAMES = ("Pradipta", "Kusumajaya", "Rambe Tua", "Sulaksana", "Anggraeni", "Danuputra", "Wulanjari", "Manikam")
DEGREES = ("", "", ", S.T.", ", S.Sos., M.Si.", ", S.H., M.M", ", M.Kom", ", S.Si, M.A.")
TITLE_BEFORE = ("", "", "", "Dr. ", "Drs. ", "Ir. ", "Hj. ")
POSITIONS = ("Kepala Dinas", "Sekretaris Daerah", "Kepala Badan", "Direktur Tata Air", "Plt. Kepala Pusat", "Camat")

LANES_SHORT = (
    "Pemohon", "Staf", "Kasi", "Kabid", "Kepala", "Sekretaris", "JFT", "PPK", "Bendahara", "Arsiparis", "Tim Teknis",
    "Operator", "Kasubbag", "Camat", "Verifikator", "PIC", "SDM", "Pokja", "Auditor", "Loket", "Pengadu", "PPID",
)  # fmt: skip
LANES_LONG = (
    "Kepala Subbagian Umum dan Kepegawaian", "Analis Kebijakan Ahli Muda", "Pengelola Jaringan dan Peladen",
    "Pejabat Pengawas Seksi Data", "Pejabat Pembuat Komitmen", "Pengadministrasi Persuratan", "Kepala Bidang Dermaga",
    "Petugas Layanan Terpadu", "Tim Penilai Internal", "Fungsional Penata Ruang", "Koordinator Pelaksana Lapangan",
    "Kepala Biro / Kepala Pusat", "Subkoordinator Keuangan", "Pejabat Fungsional/Pelaksana", "Instansi Terkait Lain",
)  # fmt: skip
LANES_ABBREVIATED = (
    "Ka. UPTD", "Ka. Subbag TU", "Kasi P2M", "Tim K-3", "Adm. Umum", "Sub Koor", "Koor.", "Staf (JFU)", "Sekdis",
    "Ka. BPAK", "Plt. Kasi", "Bag. Org", "BPKAD", "Kel. Jabfung", "Set. Baperja",
)  # fmt: skip
LANES_TWO_LINES = ("Petugas Loket", "Kepala Seksi", "Staf Pelaksana", "Tim Survei", "Unit Kearsipan", "Wakil Kepala")

VERBS = (
    "Menerima", "Memeriksa", "Menyusun", "Menyampaikan", "Mencatat", "Menelaah", "Mengarsipkan", "Mendisposisikan",
    "Membuat", "Mengirimkan", "Menyiapkan", "Melaporkan", "Mengunggah", "Menandatangani", "Membahas", "Mengoreksi",
    "Menugaskan", "Menginventarisasi", "Mengidentifikasi", "Melakukan verifikasi atas", "Memaraf", "Mengumumkan",
    "Memberikan arahan mengenai", "Menggandakan", "Menjadwalkan pembahasan", "Merekapitulasi",
)  # fmt: skip
OBJECTS = (
    "surat permohonan", "berkas usulan", "konsep nota dinas", "daftar hadir", "laporan bulanan", "data kunjungan",
    "rencana kebutuhan barang", "berita acara serah terima", "surat tugas", "hasil survei lapangan", "kartu kendali",
    "dokumen anggaran", "undangan rapat", "peta lokasi dermaga", "formulir pendaftaran", "rekomendasi teknis",
    "buku agenda", "nota perhitungan", "jadwal pemeliharaan", "bahan paparan", "telaahan staf", "tanda terima",
)  # fmt: skip
QUALITIES = ("", "", "", "yang telah diperiksa", "tahun berjalan", "dari pemohon", "hasil rapat", "sesuai ketentuan", "secara lengkap")  # fmt: skip
TAILS = (
    "untuk mendapat persetujuan", "dan meneruskannya kepada atasan langsung", "melalui aplikasi persuratan",
    "sesuai dengan peraturan yang berlaku", "berdasarkan hasil pembahasan tim kecil", "serta mencatatnya dalam buku agenda",
    "agar dapat diproses lebih lanjut oleh petugas yang ditunjuk", "paling lambat pada akhir pekan yang sama",
    "dengan memperhatikan masukan dari unit kerja lain", "dan membubuhkan paraf pada lembar kendali",
    "kepada seluruh peserta yang terdaftar", "untuk disimpan di lemari arsip",
)  # fmt: skip
DECISIONS = (
    "Memeriksa kelengkapan {o}", "Meneliti {o}, jika lengkap diteruskan, jika tidak dikembalikan",
    "Menilai {o} dan memutuskan kelayakannya", "Apakah {o} dapat disetujui?", "Memverifikasi {o}",
    "Memeriksa {o}. Bila sesuai ditandatangani, bila belum sesuai diperbaiki",
)  # fmt: skip
SHORT_VERBS = ("Periksa", "Terima", "Susun", "Kirim", "Catat", "Paraf", "Arsip", "Cetak")
CHECKS = ("Cek", "Valid?", "Sah?", "Sesuai?")
STARTS, ENDS = ("Mulai", "MULAI", "Start"), ("Selesai", "SELESAI", "End")

PAPERS = (
    "Surat permohonan", "Fotokopi kartu identitas", "Disposisi", "Lembar kendali", "Agenda surat", "Nota dinas",
    "Konsep surat", "Data dukung", "ATK", "Komputer dan jaringan", "Formulir F-2", "Bahan rapat", "Kuitansi",
    "Laporan hasil", "Berkas lengkap", "Dokumen yang telah ditandatangani", "Surat tugas", "Foto lokasi", "Paraf",
)  # fmt: skip
REMARKS = (
    "SOP Penomoran Surat", "Disesuaikan dengan jadwal", "Jika ada", "Lihat lampiran 2", "Melalui aplikasi", "Kondisional",
    "Bila pimpinan berhalangan, diwakilkan", "Rangkap dua", "Setiap Senin",
)  # fmt: skip
TIMES = (
    "5 menit", "10 Menit", "15 menit", "30 Menit", "45 menit", "90 menit", "120 Menit", "1 jam", "2 Jam", "3 jam",
    "1 (satu) jam", "1 hari", "2 hari", "3 Hari", "1 Hari Kerja", "2 hari kerja", "5 (lima) hari kerja", "7 hari kalender",
    "1-2 hari", "2 - 3 Hari", "3-5 hari kerja", "10-15 menit", "1 s.d. 3 hari", "30 s/d 60 menit", "1 minggu", "2 Minggu",
    "1 bulan", "1 tahun", "maksimal 2 hari", "Maks. 30 menit", "paling lama 3 hari kerja", "1 jam 30 menit", "2 x 24 jam",
    "15 menit/berkas", "10 menit per orang", "setengah hari", "sesuai kebutuhan", "Sesuai jadwal", "semesteran", "Setiap saat",
    "0,5 jam", "1,5 jam", "20 mnt", "3 (tiga) hari", "14 Hari", "-", "",
)  # fmt: skip
LAW_KINDS = (
    "Undang-Undang Nomor {n} Tahun {y} tentang {t}",
    "Undang-Undang Republik Indonesia Nomor {n} Tahun {y} tentang {t}",
    "Peraturan Pemerintah Nomor {n} Tahun {y} tentang {t}",
    "Peraturan Presiden Nomor {n} Tahun {y} tentang {t}",
    "Peraturan Menteri Pesisir Nomor {n} Tahun {y} tentang {t}",
    "Peraturan Daerah Nomor {n} Tahun {y} tentang {t}",
    "Keputusan Kepala Badan Nomor {n}/KEP/{y} tentang {t}",
)
LAW_TITLES = (
    "Tata Kelola Rawa", "Keterbukaan Data Pesisir", "Pedoman Penyusunan Prosedur Kerja", "Arsip Kepulauan",
    "Organisasi dan Tata Kerja Dinas Taman", "Pengelolaan Dermaga Rakyat dan Perahu Wisata", "Pelayanan Terpadu",
)  # fmt: skip
QUALIFICATIONS = (
    "Memahami tata naskah dinas", "Mampu mengoperasikan komputer", "Pendidikan minimal D-III", "Menguasai pengarsipan",
    "Memahami peraturan tentang dermaga dan perahu wisata", "Teliti, cermat dan bertanggung jawab", "S-1 semua jurusan",
)  # fmt: skip
SUBJECTS = (
    "Peminjaman Taman Kota", "Pendaftaran Perahu Wisata", "Pengelolaan Arsip Inaktif", "Penanganan Pengaduan Warga",
    "Penyusunan Laporan Kinerja", "Pengadaan Bibit Bakau", "Penerbitan Surat Keterangan Dermaga", "Uji Mutu Air Rawa",
    "Penyusunan Rencana Kebutuhan Barang Milik Daerah di Lingkungan Sekretariat", "Perjalanan Dinas Pegawai",
)  # fmt: skip
EQUIPMENT = ("Komputer", "Printer", "Alat tulis kantor", "Jaringan internet", "Buku agenda", "Kamera", "Lemari arsip", "Stempel dinas")  # fmt: skip
WARNINGS = (
    "Apabila prosedur ini tidak dilaksanakan maka pelayanan akan terhambat",
    "Jika berkas tidak lengkap, permohonan tidak dapat diproses",
    "Keterlambatan penyampaian laporan berakibat pada penilaian kinerja",
    "Data pemohon wajib dijaga kerahasiaannya",
)
RECORDS = ("Disimpan sebagai data elektronik dan manual", "Buku agenda surat masuk", "Register permohonan", "Kartu kendali", "Arsip Subbagian Umum")  # fmt: skip
