const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** Writes a size as people read it: `2 MB`, `640 kB`. In bytes. */
export function writeFileSize(bytes: number, language: string): string {
  const step = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log(bytes) / Math.log(1024)));
  const unit = units[step] ?? 'byte';
  const amount = bytes / 1024 ** step;
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: amount < 10 ? 1 : 0 }).format(
    amount,
  );
}
