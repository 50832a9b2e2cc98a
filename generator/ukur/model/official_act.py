"""Which act is the official one, in the one sentence that is said wherever a signed copy is shown."""

OFFICIAL_ACT = (
    "Yang resmi ialah tanda tangan pada naskah itu; persetujuan di Git membuktikan siapa menyetujui isi yang "
    "mana, kapan, dan bahwa isinya tidak berubah sejak itu."
)
