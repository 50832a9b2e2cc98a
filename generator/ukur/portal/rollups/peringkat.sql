-- Indikator yang sama (kode referensi yang sama) di banyak kantor pada triwulan pilihan, menurut capaian.
-- Capaian yang sama berbagi urutan; yang tanpa capaian menyusul tanpa urutan. Tidak ada yang dihitung ulang.
SELECT
  f.acuan,
  f.kantor,
  f.indikator,
  f.satuan,
  f.rumus,
  f.target_teks,
  f.realisasi_teks,
  f.capaian,
  f.status,
  CASE
    WHEN f.capaian IS NULL THEN NULL
    ELSE CAST(
      RANK() OVER (PARTITION BY f.acuan, f.capaian IS NULL ORDER BY f.capaian DESC NULLS LAST) AS BIGINT
    )
  END AS urutan
FROM figur_utama AS f
CROSS JOIN pilihan AS p
WHERE f.ke = p.ke AND f.acuan IS NOT NULL AND f.berlaku AND (p.percontohan OR NOT f.percontohan)
ORDER BY f.acuan, urutan NULLS LAST, f.kantor, f.indikator
