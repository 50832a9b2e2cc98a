-- Kelengkapan dan ketepatan waktu menurut induk, untuk triwulan pilihan.
-- Yang menentukan waktu ialah versi 1: koreksi sesudahnya tidak membuat dokumen terlambat.
-- Tanpa tenggat di kalender tidak ada yang tepat atau lambat.
SELECT
  k.induk,
  CAST(COUNT(*) AS BIGINT) AS wajib,
  CAST(SUM(CASE WHEN d.kantor IS NOT NULL THEN 1 ELSE 0 END) AS BIGINT) AS terbit,
  CAST(SUM(CASE WHEN d.disahkan <= d.tenggat THEN 1 ELSE 0 END) AS BIGINT) AS tepat,
  CAST(SUM(CASE WHEN d.disahkan > d.tenggat THEN 1 ELSE 0 END) AS BIGINT) AS lambat,
  CAST(SUM(CASE WHEN d.kantor IS NULL AND t.tanggal < p.hari THEN 1 ELSE 0 END) AS BIGINT) AS lewat_tenggat,
  CAST(SUM(CASE WHEN k.keadaan <> 'terverifikasi' THEN 1 ELSE 0 END) AS BIGINT) AS tidak_terverifikasi,
  MAX(d.disahkan) AS terakhir_disahkan
FROM kantor AS k
CROSS JOIN pilihan AS p
LEFT JOIN tenggat AS t ON t.ke = p.ke
LEFT JOIN dokumen AS d
  ON d.kantor = k.kantor AND d.ke = p.ke AND d.versi = 1 AND (p.percontohan OR NOT d.percontohan)
WHERE COALESCE(k.mulai_ke, p.ke) <= p.ke AND COALESCE(k.sampai_ke, p.ke) >= p.ke
GROUP BY k.induk
ORDER BY k.induk NULLS FIRST
