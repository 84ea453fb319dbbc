import { crc32, deflateRawSync } from 'node:zlib';
import type { ErrorCode } from '../../../shared/contract/reply.ts';
import { buildZip, descriptor, end, extraField, longField, type ZipPart, zipBody } from './buildZip.ts';

/** An archive made to fool whoever reads it, and how it has to be refused. */
export interface HostileZip {
  readonly what: string;
  readonly bytes: () => Uint8Array;
  readonly code: ErrorCode;
  /** Words of the refusal. */
  readonly says: string;
}

const text: ZipPart = { name: 'a.txt', content: 'The bridge is closed.' };
const other: ZipPart = { name: 'b.txt', content: 'The ferry runs.' };
const zeros: ZipPart = { name: 'zeros', content: Buffer.alloc(2000), method: 8 };
const unix = (mode: number): number => (mode << 16) >>> 0;

/** Those refused before anything is unpacked. */
export const zipFiles: readonly HostileZip[] = [
  ...endings(),
  ...names(),
  ...pairs(),
  ...kinds(),
  ...headers(),
  ...layouts(),
];

/** Those found out while a file of theirs is unpacked. */
export const zipContents: readonly HostileZip[] = [
  hostile('another checksum', [{ ...text, says: { crc32: 1 } }], 'its checksum is another one'),
  hostile(
    'a checksum of a packed file that is another one',
    [{ ...zeros, says: { crc32: 1 } }],
    'its checksum is another one',
  ),
  hostile(
    'a file larger than it says',
    [{ ...zeros, says: { size: 1999 } }],
    'more than it says it has',
    'tooLarge',
  ),
  hostile('a file that says it is empty', [{ ...zeros, says: { size: 0 } }], 'more than it says', 'tooLarge'),
  hostile('a file smaller than it says', [{ ...zeros, says: { size: 2001 } }], 'another size than it says'),
  hostile('packed data that is none', [{ ...zeros, packed: Buffer.alloc(20, 0xff) }], 'cannot be unpacked'),
  hostile(
    'packed data that breaks off',
    [{ ...zeros, packed: deflateRawSync(Buffer.alloc(2000)).subarray(0, -2) }],
    'cannot be unpacked',
  ),
  hostile('no packed data at all', [{ ...zeros, packed: Buffer.alloc(0) }], 'cannot be unpacked'),
  hostile(
    'bytes behind the packed data',
    [{ ...zeros, packed: Buffer.concat([deflateRawSync(Buffer.alloc(2000)), Buffer.from('hidden')]) }],
    'behind its end',
  ),
];

/** Much in little; `size` is what one of its files unpacks to, in bytes. */
export function zipBombs(size: number): readonly HostileZip[] {
  const content = Buffer.alloc(size);
  const packed = deflateRawSync(content, { level: 9 });
  const check = crc32(content);
  const few = deflateRawSync(content.subarray(0, 900_000), { level: 9 });
  const part = (name: string): ZipPart => ({
    name,
    method: 8,
    packed,
    says: { size, packedSize: packed.length, crc32: check },
  });
  const many = Array.from({ length: 300 }, (_, index) => `${index}`);
  return [
    hostile('zeros', [part('zeros')], 'more than 100 times', 'tooLarge'),
    hostile(
      'a file of 4 GB',
      [{ ...text, method: 8, says: { size: 0xffff_fffe } }],
      'larger than 200 MB',
      'tooLarge',
    ),
    hostile(
      'a file of 2^60 bytes',
      [{ ...text, method: 8, says: { size: 0xffff_ffff, extra: longField(2 ** 60) } }],
      'larger than 200 MB',
      'tooLarge',
    ),
    hostile(
      'many files, each below every limit',
      many.map((name) => ({ ...part(name), packed: few, says: { size: 900_000, packedSize: few.length } })),
      'more than 100 times',
      'tooLarge',
    ),
    hostile(
      'all of them on the same bytes',
      many.map((name, index) => ({
        ...part(name),
        says: { size: 900_000, packedSize: packed.length },
        centralSays: { start: 0 },
        isOnlyListed: index > 0,
        localSays: { name: '0' },
      })),
      'described in two ways',
    ),
    hostile(
      'one name in all of them, on the same bytes',
      many.map((_, index) => ({ ...text, centralSays: { start: 0 }, isOnlyListed: index > 0 })),
      'is there twice',
    ),
    { ...hostile('files in one another', [], 'shares bytes with another'), bytes: nested },
    hostile(
      'more files than a newsroom has',
      Array.from({ length: 10_001 }, (_, index) => ({ name: `${index}` })),
      'more than 10000 files and folders',
      'tooLarge',
    ),
    {
      what: 'the claim of 2^50 files',
      bytes: () =>
        buildZip([text], {
          longEnd: { entries: 2 ** 50, entriesHere: 2 ** 50 },
          endSays: { entries: 0xffff, entriesHere: 0xffff },
        }),
      code: 'tooLarge',
      says: 'more than 10000 files and folders',
    },
  ];
}

/** The data of the first file is the second, header and all (Fifield's quoted overlap). */
function nested(): Buffer {
  return buildZip([
    { name: 'outer', content: zipBody(text) },
    { ...text, isOnlyListed: true, centralSays: { start: 30 + 'outer'.length } },
  ]);
}

function endings(): readonly HostileZip[] {
  const whole = buildZip([text, other]);
  const inner = buildZip([other]);
  return [
    framed('nothing at all', () => Buffer.alloc(0), 'is no zip archive'),
    framed(
      'a picture',
      () => Buffer.from('\x89PNG\r\n\x1a\n'.padEnd(200, 'x'), 'latin1'),
      'is no zip archive',
    ),
    framed('a mark and nothing more', () => Buffer.from('PK\x05\x06', 'latin1'), 'is cut off'),
    framed('a cut in the table of contents', () => whole.subarray(0, -40), 'is no zip archive'),
    framed('a cut in its end', () => whole.subarray(0, -4), 'is cut off'),
    framed(
      'bytes behind it',
      () => buildZip([text], { behind: Buffer.from('more') }),
      'goes on behind its end',
    ),
    framed(
      'a program in front, not counted',
      () => buildZip([text], { front: Buffer.from('#!/bin/sh\n') }),
      'something was put in front',
    ),
    framed(
      'a program in front, counted',
      () => {
        const front = Buffer.from('#!/bin/sh\n');
        return buildZip([{ ...text, centralSays: { start: front.length } }], {
          front,
          endSays: { directoryStart: front.length + zipBody(text).length },
        });
      },
      'something in front of its first file',
    ),
    framed('an archive in its comment', () => buildZip([text], { comment: inner }), 'has more than one end'),
    framed('an end mark in its comment', () => buildZip([text], { comment: end() }), 'has more than one end'),
    framed(
      'an end in a file, whose comment is the rest',
      () => {
        const build = (commentLength: number) => buildZip([{ name: 'a', content: end({ commentLength }) }]);
        return build(build(0).length - 31 - 22);
      },
      'has more than one end',
    ),
    framed('one of two disks', () => buildZip([text], { endSays: { disk: 1 } }), 'was split', 'unsupported'),
    framed(
      'a table of contents on another disk',
      () => buildZip([text], { endSays: { directoryDisk: 1 } }),
      'was split',
      'unsupported',
    ),
    framed(
      'fewer entries here than in all',
      () => buildZip([text, other], { endSays: { entriesHere: 1 } }),
      'was split',
      'unsupported',
    ),
    framed(
      'a file that is not counted',
      () => buildZip([text, other], { endSays: { entries: 1, entriesHere: 1 } }),
      'another length than it says',
    ),
    framed(
      'a file that is counted and not there',
      () => buildZip([text], { endSays: { entries: 2, entriesHere: 2 } }),
      'cannot be read',
    ),
    framed(
      'a table of contents elsewhere',
      () => buildZip([text], { endSays: { directoryStart: 3 } }),
      'table of contents elsewhere',
    ),
    framed(
      'a table of contents of nothing',
      () => buildZip([text], { endSays: { entries: 0, entriesHere: 0 } }),
      'another length than it says',
    ),
    framed(
      'bytes at the end of its table of contents',
      () => buildZip([text], { inDirectory: Buffer.from('hidden') }),
      'another length than it says',
    ),
    framed(
      'two end records that differ',
      () => buildZip([text], { longEnd: { directoryStart: 0 } }),
      'say different things',
    ),
    framed(
      'a count of which the long record knows another',
      () => buildZip([text, other], { longEnd: { entries: 1, entriesHere: 1 } }),
      'say different things',
    ),
    framed(
      'a long end record elsewhere',
      () => buildZip([text], { longEnd: { place: 0 } }),
      'long end record is not where',
    ),
    framed(
      'a long end record of another length',
      () => buildZip([text], { longEnd: { size: 50 } }),
      'long end record is not where',
    ),
    framed(
      'sizes that stand in a long record that is not there',
      () => buildZip([text], { endSays: { directoryStart: 0xffff_ffff } }),
      'table of contents elsewhere',
    ),
  ];
}

function names(): readonly HostileZip[] {
  const outside = 'outside the folder';
  const control = 'control characters';
  const ending = 'ends in a dot or a space';
  const device = 'Windows keeps for devices';
  const empty = 'empty folder or file name';
  const rows: readonly (readonly [string | Uint8Array, string])[] = [
    ['', 'has no name'],
    ['../a', outside],
    ['a/../../b', outside],
    ['a/..', outside],
    ['..', outside],
    ['./a', outside],
    ['/etc/passwd', outside],
    ['//server/share', outside],
    ['a\\b', 'a backslash'],
    ['..\\a', 'a backslash'],
    ['\\\\server\\share', 'a backslash'],
    ['C:/a', 'a colon'],
    ['C:a', 'a colon'],
    ['a.txt:hidden', 'a colon'],
    ['a.txt::$DATA', 'a colon'],
    ['a//b', empty],
    ['a///', empty],
    ['\u200b/a', empty],
    ['a\0.txt', control],
    ['a\nb', control],
    ['a\x1b[2Jb', control],
    ['a\x7fb', control],
    ['a\x85b', control],
    ['a\u2028b', control],
    ['photo\u202egnp.exe', 'does not read as it is written'],
    ['\u2067a\u2069', 'does not read as it is written'],
    ['a\u200fb', 'does not read as it is written'],
    ['a.', ending],
    ['a ', ending],
    ['a./b', ending],
    ['a /b', ending],
    ['...', ending],
    ['NUL', device],
    ['con', device],
    ['aux.txt', device],
    ['a/PRN.tar.gz', device],
    ['lpt9/a', device],
    ['COM¹', device],
    ['com³.txt', device],
    ['con .txt', device],
    ['CONIN$', device],
    ['x'.repeat(256), 'too long a name'],
    ['я'.repeat(128), 'too long a name'],
    [`${'x'.repeat(90)}/`.repeat(12), 'too long a name'],
    ['a/'.repeat(21), 'more than 20 folders deep'],
    [Buffer.from([0x61, 0xff, 0xfe]), 'cannot be read'],
    [Buffer.from([0x61, 0xc0, 0xaf]), 'cannot be read'],
    [Buffer.from([0xed, 0xa0, 0x80]), 'cannot be read'],
  ];
  return [
    ...rows.map(([name, says]) =>
      hostile(`the name ${JSON.stringify(String(name).slice(0, 40))}`, [{ name, content: '' }], says),
    ),
    hostile(
      'a second name',
      [{ ...text, says: { extra: unicodeName('a.txt', 'evil.txt') } }],
      'has a second name',
    ),
    hostile(
      'a name in an old encoding whose Unicode name leads out',
      [
        {
          name: Buffer.from([0x8f, 0xff]),
          flags: 0,
          says: { extra: unicodeName(Buffer.from([0x8f, 0xff]), '../a') },
        },
      ],
      outside,
    ),
  ];
}

function unicodeName(name: string | Uint8Array, unicode: string): Buffer {
  const check = Buffer.alloc(5, 1);
  check.writeUInt32LE(crc32(Buffer.from(name)), 1);
  return extraField(0x7075, Buffer.concat([check, Buffer.from(unicode)]));
}

function pairs(): readonly HostileZip[] {
  const same = 'one and the same on some disks';
  const rows: readonly (readonly [string, string, string])[] = [
    ['a.txt', 'a.txt', 'is there twice'],
    ['é.txt', 'e\u0301.txt', 'is there twice'],
    ['a.txt', 'A.TXT', same],
    ['Media/a.jpg', 'media/A.jpg', same],
    ['МОСТ.txt', 'мост.txt', same],
    ['straße', 'STRASSE', same],
    ['Σίσυφος', 'ΣΊΣΥΦΟΣ', same],
    ['ſ', 's', same],
    ['\u212a', 'k', same],
    ['a\u200d.txt', 'a.txt', same],
    ['a\ufeff.txt', 'a.txt', same],
    ['a', 'a/', same],
    ['a/', 'a/', 'is there twice'],
    ['a', 'a/b', 'is a file, and a folder of'],
    ['a/b/c', 'A', 'is a file, and a folder of'],
    ['a', 'a/b/c/', 'is a file, and a folder of'],
  ];
  return rows.map(([one, two, says]) =>
    hostile(`${JSON.stringify(one)} beside ${JSON.stringify(two)}`, [{ name: one }, { name: two }], says),
  );
}

function kinds(): readonly HostileZip[] {
  const isLocked = 'is locked with a password';
  const isLink = 'is a link or a device';
  const isBoth = 'that it is a file, and that it is a folder';
  return [
    hostile('a link', [{ ...text, content: '/etc/passwd', attributes: unix(0o120777) }], isLink),
    hostile('a link to a folder', [{ name: 'a/', attributes: unix(0o120777) }], isLink),
    ...[0o010644, 0o020644, 0o060644, 0o140644].map((mode) =>
      hostile(`a device of the mode ${mode.toString(8)}`, [{ ...text, attributes: unix(mode) }], isLink),
    ),
    hostile('a link of Windows', [{ ...text, attributes: 0x400 }], isLink),
    hostile('the name of a disk', [{ ...text, attributes: 0x08 }], 'is the name of a disk'),
    hostile('a file that is a folder', [{ ...text, attributes: unix(0o040755) }], isBoth),
    hostile('a file that is a folder to DOS', [{ ...text, attributes: 0x10 }], isBoth),
    hostile('a folder that is a file', [{ name: 'a/', attributes: unix(0o100644) }], isBoth),
    hostile('a folder with content', [{ name: 'a/', content: 'x' }], 'a folder with content of its own'),
    hostile('a password', [{ ...text, flags: 0x801 }], isLocked, 'unsupported'),
    hostile('a strong password', [{ ...text, flags: 0x841 }], isLocked, 'unsupported'),
    hostile('hidden headers', [{ ...text, flags: 0x2800 }], isLocked, 'unsupported'),
    ...[1, 6, 9, 12, 14, 93, 98, 99].map((method) =>
      hostile(
        `the method ${method}`,
        [{ ...text, method }],
        `does not read (method ${method})`,
        'unsupported',
      ),
    ),
  ];
}

function headers(): readonly HostileZip[] {
  const twoWays = 'is described in two ways';
  const says = (what: string, localSays: ZipPart['localSays']): HostileZip =>
    hostile(`another ${what} before its data`, [{ ...zeros, ...(localSays && { localSays }) }], twoWays);
  const streamed: ZipPart = { ...zeros, flags: 0x808, behind: descriptor(zeros) };
  const long = 0xffff_ffff;
  const [size, packedSize] = [2000, deflateRawSync(Buffer.alloc(2000), { level: 9 }).length];
  return [
    says('name', { name: 'other' }),
    says('case', { name: 'Zeros' }),
    says('length of name', { name: 'zeros.txt' }),
    says('method', { method: 0 }),
    says('size', { size: 1 }),
    says('packed size', { packedSize: 1 }),
    says('checksum', { crc32: 1 }),
    says('lock', { flags: 0x801 }),
    says('encoding', { flags: 0 }),
    says('order', { flags: 0x808 }),
    says('size of 64 bits', { size: long, extra: longField(1) }),
    says('Unicode name', { extra: unicodeName('zeros', 'evil') }),
    says('size of 64 bits, unasked', { extra: longField(1, 1) }),
    says('extra field, cut off', { extra: Buffer.from([1, 0, 99, 0]) }),
    hostile(
      'a size before its data and another behind',
      [{ ...streamed, localSays: { size: 1, packedSize: 0, crc32: 0 } }],
      twoWays,
    ),
    hostile(
      'a long size that is not there',
      [{ ...zeros, centralSays: { size: long } }],
      'cannot be taken',
      'tooLarge',
    ),
    hostile(
      'a long field without the size',
      [{ ...zeros, centralSays: { size: long, extra: longField() } }],
      'cannot be read',
    ),
    hostile('a long field nobody asked for', [{ ...zeros, centralSays: { extra: longField(7) } }], twoWays),
    hostile(
      'two long fields',
      [
        {
          ...zeros,
          centralSays: { size: long, extra: Buffer.concat([longField(size), longField(size)]) },
        },
      ],
      twoWays,
    ),
    hostile(
      'a long field with values to spare',
      [{ ...zeros, centralSays: { size: long, extra: longField(size, packedSize, 0, 99) } }],
      twoWays,
    ),
    hostile(
      'a stored file of two sizes',
      [{ ...text, says: { size: 5 } }],
      'is not packed, and yet has two sizes',
    ),
    hostile(
      'an extra field, cut off',
      [{ ...text, centralSays: { extra: Buffer.from([1, 0, 99, 0]) } }],
      'cannot be read',
    ),
  ];
}

function layouts(): readonly HostileZip[] {
  const hidden = 'bytes that belong to no file';
  const nowhere = 'is not where the table of contents says';
  const streamed: ZipPart = { ...zeros, flags: 0x808, localSays: { size: 0, packedSize: 0, crc32: 0 } };
  return [
    hostile('bytes between two files', [{ ...text, behind: Buffer.from('hidden') }, other], hidden),
    {
      ...hostile('bytes before the table of contents', [], hidden),
      bytes: () => buildZip([text], { beforeDirectory: Buffer.from('hidden') }),
    },
    hostile(
      'a file in the bytes that is not listed',
      [{ ...text, behind: zipBody({ name: 'ghost', content: 'x' }) }, other],
      hidden,
    ),
    hostile('a data descriptor nobody announced', [{ ...text, behind: descriptor(text) }], hidden),
    hostile('no data descriptor, though announced', [streamed], hidden),
    hostile('a data descriptor of something else', [{ ...streamed, behind: descriptor(text) }], hidden),
    hostile(
      'a long data descriptor of something else',
      [{ ...streamed, behind: descriptor(text, { isLong: true }) }],
      hidden,
    ),
    hostile(
      'a data descriptor and more',
      [{ ...streamed, behind: Buffer.concat([descriptor(zeros), Buffer.from('hidden')]) }],
      hidden,
    ),
    hostile(
      'a data descriptor with another mark',
      [{ ...streamed, behind: Buffer.concat([Buffer.from('PK__'), descriptor(zeros).subarray(4)]) }],
      hidden,
    ),
    hostile('a file behind the end', [{ ...text, centralSays: { start: 1_000_000 } }], nowhere),
    hostile(
      'a file at 2^63',
      [{ ...text, centralSays: { start: 0xffff_ffff, extra: longField(2 ** 63) } }],
      nowhere,
    ),
    hostile('a file where none begins', [{ ...text, centralSays: { start: 5 } }], nowhere),
    hostile('a file that ends behind the archive', [{ ...zeros, says: { packedSize: 5000 } }], nowhere),
    hostile(
      'a file that reaches into the table of contents',
      [{ ...zeros, says: { packedSize: 40 } }],
      'reaches into the table of contents',
    ),
    hostile(
      'a file that reaches into the next',
      [{ ...zeros, says: { packedSize: 40 } }, other],
      'shares bytes with another file',
    ),
    {
      what: 'a file in the table of contents itself',
      bytes: () => {
        const hiddenFile = zipBody({ name: 'b', content: 'x' });
        return buildZip([
          { ...text, centralSays: { comment: hiddenFile } },
          {
            name: 'b',
            content: 'x',
            isOnlyListed: true,
            centralSays: { start: zipBody(text).length + 46 + 'a.txt'.length },
          },
        ]);
      },
      code: 'invalid',
      says: 'belong to no file',
    },
  ];
}

function hostile(
  what: string,
  parts: readonly ZipPart[],
  says: string,
  code: ErrorCode = 'invalid',
): HostileZip {
  return { what, bytes: () => buildZip(parts), code, says };
}

function framed(
  what: string,
  bytes: () => Uint8Array,
  says: string,
  code: ErrorCode = 'invalid',
): HostileZip {
  return { what, bytes, code, says };
}
