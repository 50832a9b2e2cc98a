-- Pembanding arah: realisasi triwulan pilihan terhadap triwulan yang sama setahun sebelumnya, dibandingkan saja.
-- Hanya lingkup, satuan, dan polaritas yang sama yang dibandingkan.
SELECT
  b.kantor,
  b.hasil,
  CAST(COUNT(*) AS BIGINT) AS jumlah
FROM (
  SELECT
    kini.kantor,
    CASE
      WHEN kini.realisasi IS NULL OR lalu.realisasi IS NULL OR kini.polaritas IS NULL THEN 'tanpa-pembanding'
      WHEN kini.realisasi = lalu.realisasi THEN 'tetap'
      WHEN kini.polaritas = 'naik' AND kini.realisasi > lalu.realisasi THEN 'membaik'
      WHEN kini.polaritas = 'turun' AND kini.realisasi < lalu.realisasi THEN 'membaik'
      WHEN kini.polaritas = 'tepat' THEN 'tanpa-pembanding'
      ELSE 'memburuk'
    END AS hasil
  FROM figur_utama AS kini
  CROSS JOIN pilihan AS p
  LEFT JOIN figur_utama AS lalu
    ON lalu.kantor = kini.kantor
    AND lalu.indikator = kini.indikator
    AND lalu.ke = kini.ke - 4
    AND lalu.lingkup = kini.lingkup
    AND lalu.satuan = kini.satuan
    AND lalu.polaritas = kini.polaritas
    AND lalu.berlaku
  WHERE kini.ke = p.ke AND kini.berlaku AND (p.percontohan OR NOT kini.percontohan)
) AS b
GROUP BY b.kantor, b.hasil
ORDER BY b.kantor, b.hasil
