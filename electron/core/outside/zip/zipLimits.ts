/** How much an archive may hold. */
export interface ZipLimits {
  /** Files and folders. */
  readonly entries: number;
  /** Bytes of one file, unpacked. */
  readonly fileBytes: number;
  /** Bytes of all files together, unpacked. */
  readonly totalBytes: number;
  /** Unpacked bytes per packed byte, of one file and of all together; deflate itself ends at 1032. */
  readonly ratio: number;
  /** Unpacked bytes up to which the ratio is not looked at: short and empty pages pack very well. */
  readonly ratioFrom: number;
  /** Bytes of a whole name in UTF-8, folders included. */
  readonly nameBytes: number;
  /** Folders within one another, the file itself counted. */
  readonly depth: number;
}

/** Texts pack to a tenth, a long table of the same words to a fiftieth. */
export const zipLimits: ZipLimits = {
  entries: 10_000,
  fileBytes: 200_000_000,
  totalBytes: 400_000_000,
  ratio: 100,
  ratioFrom: 1_000_000,
  nameBytes: 1000,
  depth: 20,
};
