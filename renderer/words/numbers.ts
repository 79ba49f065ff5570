const plain = new Intl.NumberFormat("zh-CN", { maximumFractionDigits: 2 });

/** 4,800 · the same in both languages. */
export function number(value: number): string {
  return plain.format(value);
}

/** 4,800–5,600 with an en dash; `Intl.formatRange` writes a hyphen in Chinese. */
export function range(from: number, to: number): string {
  return from === to ? number(from) : `${number(from)}–${number(to)}`;
}
