-- Koreksi angka yang sudah terbit, menurut induk: berapa, di berapa kantor, dan yang terakhir.
SELECT
  k.induk,
  CAST(COUNT(*) AS BIGINT) AS koreksi,
  CAST(COUNT(DISTINCT c.kantor) AS BIGINT) AS kantor,
  MAX(c.tanggal) AS terakhir
FROM koreksi AS c
INNER JOIN kantor AS k ON k.kantor = c.kantor
CROSS JOIN pilihan AS p
WHERE p.percontohan OR NOT c.percontohan
GROUP BY k.induk
ORDER BY k.induk NULLS FIRST
