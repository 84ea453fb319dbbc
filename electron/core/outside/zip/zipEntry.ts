/** An entry whose two headers were compared. Places and sizes are in bytes. */
export interface ZipEntry {
  /** In NFC; a folder's ends in a slash. */
  readonly name: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly crc32: number;
  readonly size: number;
  readonly packedSize: number;
  /** Of the header before its data. */
  readonly start: number;
  readonly dataStart: number;
  /** Whether sizes and checksum may follow the data (“data descriptor”), and whether they have to. */
  readonly descriptor: 'none' | 'optional' | 'needed';
}
