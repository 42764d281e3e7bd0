"""An office file as the documentation shows it."""

EXAMPLE = """calendar = "kantor"                    # kalender kantor ini / the office's calendar

[calendars.kantor]
base = "id-5day-ramadan"               # kalender bawaan, atau yang ditulis di atasnya / built in, or written above
zone = "Asia/Makassar"
closed = [2025-04-17, { from = 2025-12-29, to = 2025-12-31, why = "pindah gedung" }]

[calendars.kantor.days]                # hari dengan jam sendiri / single days with their own hours
2025-12-24 = ["07.30-12.00"]
2025-11-15 = ["08.00-12.00", "13.00-15.00"]

[[calendars.kantor.period]]            # jam sementara / temporary hours
from = 2025-07-01
to = 2025-07-11
week = { senin-kamis = ["07.00-14.30"], jumat = ["07.00-11.00"] }

[calendars.loket]
holidays = true                        # libur nasional berlaku / national holidays apply
week = { senin-jumat = ["08.00-11.30", "12.30-15.00", "18.00-20.00"], sabtu = ["08.00-12.00"] }
ramadan = { senin-jumat = ["08.00-14.00"], sabtu = [] }

[units]                                # unit di log → kalendernya / unit in the log → its calendar
"Loket Pelayanan" = "loket"

[count]
day = "kerja"                          # arti "hari" tanpa keterangan: kerja, kalender / what a plain "hari" means
week = 5                               # hari kerja dalam seminggu / working days in a week

[clock]
pausing = ["Pemohon melengkapi berkas"] # selama ini jam berhenti / while this runs the clocks stand
repeated = "run"                       # run, first, split
"""
