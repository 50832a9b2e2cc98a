// gitlab-ci-local uses set operations that Node.js has from version 22 on; the machines here have 20.
for (const [nama, hitung] of Object.entries({
  union(lain) { return new Set([...this, ...lain]); },
  difference(lain) { return new Set([...this].filter((x) => !lain.has(x))); },
  intersection(lain) { return new Set([...this].filter((x) => lain.has(x))); },
})) Set.prototype[nama] ??= hitung;
