/** What must not be cut in two: a control, or a line of text. Pixels from the top of the content. */
export interface Atom {
  readonly top: number;
  readonly bottom: number;
}

/** Air above the first atom of a screen, pixels: an edge that touches a frame looks cut off. */
const AIR_PX = 8;
/** Rounding of layout boxes. */
const ROUNDING_PX = 1;

/**
 * Where to stop when content is taller than its frame, so that every atom is whole on one screen at least. Tap only:
 * nobody has to drag (DESIGN §6). An atom that is taller than the frame is shown in parts.
 * @param frame height of the frame and `total` of the content, pixels
 * @returns offsets from 0, rising; the last one shows the end
 */
export function screenOffsets(atoms: readonly Atom[], frame: number, total: number): number[] {
  const offsets = [0];
  if (frame <= 0 || total <= frame + ROUNDING_PX) return offsets;
  const last = Math.ceil(total - frame);
  let offset = 0;
  while (offset < last) {
    const limit = offset + frame;
    const tooTall = frame - AIR_PX;
    const cut = atoms.filter(
      ({ top, bottom }) => top > offset + AIR_PX && bottom > limit + ROUNDING_PX && bottom - top <= tooTall,
    );
    const next = Math.min(limit, ...cut.map(({ top }) => top)) - AIR_PX;
    offset = Math.min(last, Math.max(Math.floor(next), offset + 1));
    offsets.push(offset);
  }
  return offsets;
}

/** The screen that an offset belongs to: the last one that begins at or above it. */
export function screenAt(offsets: readonly number[], offset: number): number {
  const after = offsets.findIndex((start) => start > offset + ROUNDING_PX);
  return after === -1 ? offsets.length - 1 : Math.max(0, after - 1);
}
