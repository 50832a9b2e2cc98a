-- Rencana aksi yang belum selesai menurut dokumen terakhir setiap kantor, dan yang lewat batas waktunya.
SELECT
  r.kantor,
  CAST(COUNT(*) AS BIGINT) AS terbuka,
  CAST(SUM(CASE WHEN r.tenggat < p.hari THEN 1 ELSE 0 END) AS BIGINT) AS lewat,
  MIN(r.tenggat) AS tenggat_terlama
FROM rencana AS r
CROSS JOIN pilihan AS p
WHERE r.terakhir AND COALESCE(r.status, '') <> 'selesai' AND (p.percontohan OR NOT r.percontohan)
GROUP BY r.kantor
ORDER BY lewat DESC, r.kantor
