-- Banyaknya indikator menurut induk dan arah (membaik, tetap, memburuk), sebagaimana kata dokumennya.
SELECT
  k.induk,
  f.arah,
  CAST(COUNT(*) AS BIGINT) AS jumlah
FROM figur_utama AS f
INNER JOIN kantor AS k ON k.kantor = f.kantor
CROSS JOIN pilihan AS p
WHERE f.ke = p.ke AND f.berlaku AND (p.percontohan OR NOT f.percontohan)
GROUP BY k.induk, f.arah
ORDER BY k.induk NULLS FIRST, f.arah NULLS FIRST
