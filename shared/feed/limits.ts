/**
 * Caps of `feed/1`. They start from reliability.md §1.2; where a figure is larger, the comment says what needs it.
 * A cap is checked before the work it limits: a size before reading, a length before parsing.
 */
export const FEED_LIMITS = {
  /** Bytes of manifest.json (reliability.md §1.2). */
  manifestBytes: 16 * 1024,
  /** Bytes of manifest.sig: 88 characters of base64 and room for a line end. */
  signatureBytes: 256,
  /**
   * Compressed bytes of one dataset. The reference says 32 MiB for 100k invented rows; 60k real advertisements with
   * their descriptions take 15 MiB, so a city of 200k needs about 50.
   */
  snapshotBytes: 64 * 1024 * 1024,
  /** Inflated bytes of one dataset: 60k real rows take 62 MiB, 200k about 210; twice that. */
  rawBytes: 512 * 1024 * 1024,
  /**
   * Inflated : compressed. The reference's 20:1 refuses honest feeds made from a template (2,000 rows of one employer
   * pack 40:1); deflate itself ends at 1,032:1, and the signed `rawBytes` is the real bound.
   */
  ratio: 200,
  /** Rows of the jobs dataset; the reference's 100k, doubled for a city feed. */
  jobRows: 200_000,
  /** Rows of any other dataset (reliability.md §1.2: slots). */
  contentRows: 50_000,
  /** Bytes of one line. The reference's 32 KiB cannot hold what the job schema allows: 8,192 Chinese characters are 24 KiB, sixty long tags 36. */
  rowBytes: 80 * 1024,
  /** Datasets a manifest may name; 16 KiB of manifest hold about this many. */
  datasets: 24,
  /** Share of rows that may fail their schema before the whole feed is distrusted (reliability.md §1.2). */
  invalidShare: 0.01,
  /**
   * The same for content. These sets are small and written by hand, and a newer feed may hold a kind of row that an
   * older program does not know: one of nine platforms must not keep a day's jobs out. Rounded up to whole rows.
   */
  invalidContentShare: 0.2,
  /** Packed bytes and rows of one delta (reliability.md §1.2). */
  deltaBytes: 4 * 1024 * 1024,
  deltaRows: 20_000,
  /** Unpacked bytes of all deltas laid over one base, which are held in memory: 20,000 real rows take 21 MiB. */
  deltaRawBytes: 32 * 1024 * 1024,
  /** Deltas of one dataset in a manifest: at one an hour, a station may miss a third of a day before it needs the whole. */
  deltas: 8,
} as const;
