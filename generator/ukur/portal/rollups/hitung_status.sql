-- Banyaknya indikator menurut induk, triwulan, dan status lingkup utamanya.
SELECT
  k.induk,
  f.ke,
  f.status,
  CAST(COUNT(*) AS BIGINT) AS jumlah
FROM figur_utama AS f
INNER JOIN kantor AS k ON k.kantor = f.kantor
CROSS JOIN pilihan AS p
WHERE f.berlaku AND (p.percontohan OR NOT f.percontohan)
GROUP BY k.induk, f.ke, f.status
ORDER BY k.induk NULLS FIRST, f.ke, f.status NULLS FIRST
