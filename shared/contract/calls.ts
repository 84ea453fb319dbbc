import type { BodyChange } from '../document/bodyChange.ts';
import type { Finding } from '../document/finding.ts';
import type { NodeJson } from '../document/json.ts';
import type { MissingMedia } from '../formats/missingMedia.ts';
import type { Voice } from '../story/chooseVoice.ts';
import { contributor, contributorEntry } from '../story/contributor.ts';
import type { KnownMedium } from '../story/knownMedium.ts';
import { libraryNotice, noticeEntry } from '../story/libraryNotice.ts';
import { type EmbeddedFacts, type MediumFacts, mediumFacts } from '../story/medium.ts';
import { type Pronunciation, pronunciations } from '../story/pronounce.ts';
import { type Story, type StoryRow, statuses, storyMeta, type VersionRow } from '../story/story.ts';
import { z } from '../zod.ts';

/** Values the core makes and the schema need not take apart again; inputs are always checked. */
const made = <Value>() => z.custom<Value>();

/** A document on its way in: `parseDocument` judges it, this only says it is an object with a type. */
const documentInput = z.custom<NodeJson>(
  (value) => typeof value === 'object' && value !== null && 'type' in value && value.type === 'doc',
);
/** Its blocks, too, are judged as part of the whole document. */
const bodyChange: z.ZodType<BodyChange> = z.object({
  around: documentInput,
  of: z.int().min(0),
  before: z.int().min(0),
  after: z.int().min(0),
  blocks: z.array(z.custom<NodeJson>((value) => typeof value === 'object' && value !== null)),
});
const saved = z.object({ revision: z.int(), savedAt: z.string(), hash: z.string() });
const storyId = z.string().min(1).max(100);
const passphrase = z.string().min(1).max(1000);
const backupName = z.string().max(100);
const contributorId = z.string().max(100);
const mediaSource = z.string().max(100);
const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'is not bytes');

/** An engine, one of its voices, and how fast, in words a minute. */
const spokenBy = z.object({
  engine: z.string().max(50),
  voice: z.string().max(300),
  rate: z.int().min(80).max(450),
});

/** Where the writer was: restored when the story is opened again. */
const place = z.object({ anchor: z.int().min(0), head: z.int().min(0), scroll: z.number().min(0) });
export type Place = z.infer<typeof place>;

const listQuery = z.object({
  /** Words and "phrases"; the last word is a prefix. Empty lists all. */
  query: z.string().max(1000).default(''),
  statuses: z.array(z.enum(statuses)).default([]),
  section: z.string().optional(),
  assignee: z.string().optional(),
  /** The whole slug; case and accents do not matter. */
  slug: z.string().max(200).optional(),
  trash: z.boolean().default(false),
  sort: z.enum(['savedAt', 'headline', 'slug', 'status', 'words', 'section', 'assignee']).default('savedAt'),
  descending: z.boolean().default(true),
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(1000).default(200),
});
export type ListQuery = z.infer<typeof listQuery>;

export interface AppInfo {
  readonly version: string;
  readonly host: 'electron' | 'browser' | 'terminal';
  readonly library: 'open' | 'newer' | 'readOnly';
  readonly dataFolder: string;
  readonly exportFolder: string;
  /** Address prefix under which `media:<name>` is served: prefix + name. */
  readonly mediaPrefix: string;
  /** Whether the library is encrypted. */
  readonly isProtected: boolean;
  /** Encrypts what a window keeps for itself, 256 bits in base64; null where nothing is encrypted. */
  readonly shelfKey: string | null;
  /** What the host can do beyond the contract. */
  readonly can: { readonly chooseFolder: boolean; readonly reveal: boolean; readonly pdf: boolean };
  readonly templates: readonly { readonly id: string; readonly label: string }[];
  readonly themes: readonly ThemeInfo[];
  /** CSS text of every theme by id: the preview uses the very text the export writes. */
  readonly notices: readonly string[];
  /**
   * Of a data folder that lies on another machine or in a sync program's care, until the setting `warnedFolder` is
   * this folder; else null.
   */
  readonly folderWarning: { readonly text: string; readonly folder: string } | null;
}
export interface ThemeInfo {
  readonly id: string;
  readonly label: string;
  readonly css: string;
}

export interface MediaInfo {
  /** `media:<sha256>.<ext>` */
  readonly source: string;
  readonly type: string;
  readonly bytes: number;
  readonly width: number | null;
  readonly height: number | null;
  readonly duration: number | null;
  readonly name: string;
  readonly caption: string;
  readonly credit: string;
  readonly alt: string;
}

export interface AddedMedium extends MediaInfo {
  /** The library had these very bytes; nothing new came. */
  readonly isKnown: boolean;
  /** What of the file could not be read, though it is taken; a sentence each. */
  readonly notes: readonly string[];
}

const mediaQuery = z.object({
  /** Words that must all be in what is known of a file, in any order; case and accents do not matter. */
  search: z.string().max(1000).default(''),
  family: z.enum(['', 'image', 'audio', 'video']).default(''),
  /** `unused`: no story shows it, not even one of the trash. */
  uses: z.enum(['any', 'unused']).default('any'),
  /** Only what lacks this text, or (`rights`) what must not go out today. */
  problem: z.enum(['', 'caption', 'credit', 'altText', 'rights']).default(''),
  /** Those that were removed and can come back, by when they were, instead of the others. */
  isRemoved: z.boolean().default(false),
  sort: z.enum(['addedAt', 'name', 'bytes', 'takenAt']).default('addedAt'),
  descending: z.boolean().default(true),
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(1000).default(200),
});
export type MediaQuery = z.infer<typeof mediaQuery>;

/** A file of the media library, as a list shows it. */
export interface MediumRow extends MediaInfo, Pick<MediumFacts, 'takenAt' | 'expires' | 'mayExport'> {
  /** Counts saves; the guard against overwriting somebody else's. */
  readonly revision: number;
  /** RFC 3339. */
  readonly addedAt: string;
  /** RFC 3339; null while it stands in the library. */
  readonly removedAt: string | null;
  /** How many stories show it, those of the trash too. */
  readonly stories: number;
}

/** All that is known of a file of the media library. Caption, credit and alt text are those of its facts. */
export interface MediumEntry extends MediaInfo, Pick<MediumRow, 'revision' | 'addedAt' | 'removedAt'> {
  readonly facts: MediumFacts;
  /** What the file says of itself; null while it has not been asked, as by an earlier Stet. */
  readonly embedded: EmbeddedFacts | null;
}

/** A story that shows a medium. */
export type UsingStory = Pick<
  StoryRow,
  'id' | 'headline' | 'slug' | 'status' | 'language' | 'direction' | 'savedAt' | 'trashedAt'
>;

export interface ReadMedium extends MediumEntry {
  /** How many stories show it, those of the trash too. */
  readonly stories: number;
  /** Those stories, those of the trash last, at most 200. */
  readonly usedBy: readonly UsingStory[];
}

export interface BackupInfo {
  readonly name: string;
  /** RFC 3339. */
  readonly at: string;
  readonly bytes: number;
  /** Of another library that shares the second place. */
  readonly isOfOther: boolean;
  /** It is encrypted with a passphrase that was not given yet. */
  readonly isLocked: boolean;
}

/** A story of a backup that is not in the library as it was then. */
export interface BackupStory
  extends Pick<StoryRow, 'id' | 'headline' | 'slug' | 'words' | 'language' | 'direction' | 'savedAt'> {
  /** `gone`: not in the library any more. `trashed`: in its trash. `changed`: another text now. */
  readonly state: 'gone' | 'trashed' | 'changed';
}

/** A finding, the story it is of, and that story's headline. */
export type StoryFinding = Finding & { readonly id: string; readonly title: string };

/** A story that carries a contributor's byline. */
export interface ContributorStory
  extends Pick<
    StoryRow,
    'id' | 'revision' | 'headline' | 'slug' | 'status' | 'language' | 'direction' | 'savedAt'
  > {
  /** Not exported, and its byline says something else than the directory does: it can be brought up to date. */
  readonly isOutdated: boolean;
  /** The language of the directory's texts that this story shows; null for the entry's own. */
  readonly textsIn: string | null;
}

/** A story that refers to a notice of the library. */
export interface NoticeStory extends Omit<ContributorStory, 'isOutdated' | 'textsIn'> {
  /** Not exported, and it says something else than the library does: it can be brought up to date. */
  readonly isOutdated: boolean;
  /** A person changed the words in this story, which an update would replace. */
  readonly isEdited: boolean;
  /** The language of the words it would get; null when it says the same. */
  readonly textsIn: string | null;
}

export interface ImportOutcome {
  readonly name: string;
  /** The new story, or null when the file could not be read. */
  readonly id: string | null;
  readonly headline: string;
  /** What did not come over, a sentence each. */
  readonly dropped: readonly string[];
  /** Media that the story names and that are not in the library. */
  readonly missing: readonly MissingMedia[];
  readonly error: string | null;
}

export interface ExportOutcome {
  readonly id: string;
  /** Headline or slug, to tell stories apart; empty when there is no such story. */
  readonly title: string;
  /** The story itself first; empty when nothing was written. */
  readonly files: readonly string[];
  /** What the person should know of a story that was written, a sentence each: what was replaced or left alone. */
  readonly notes: readonly string[];
  readonly error: string | null;
  /** The person stopped the export before it came to this story; `error` says so. */
  readonly isCancelled: boolean;
}

/** A program on this machine that reads text aloud. */
export interface VoiceEngineInfo {
  readonly id: string;
  readonly label: string;
  readonly voices: readonly Voice[];
}

const call = <In extends z.ZodType, Out extends z.ZodType>(input: In, output: Out) => ({ input, output });
const nothing = z.object({});
const done = z.object({});

/**
 * Every request there is: name → what goes in, what comes out. A host carries these and knows none of
 * them; a new request is one entry here and one function in a service.
 */
export const calls = {
  'app.info': call(nothing, made<AppInfo>()),
  /** The window has saved all it had: it may close. */
  'app.flushed': call(nothing, done),

  /** `changing`: it is being encrypted or decrypted; whatever else is asked waits for the end. */
  'protection.read': call(nothing, z.object({ state: z.enum(['off', 'locked', 'open', 'changing']) })),
  /** Failure `invalid` with the reason `passphrase` when it is not the one. */
  'protection.unlock': call(z.object({ passphrase }), done),
  /** Locks as soon as every window has saved. */
  'protection.lock': call(nothing, done),
  /** Somebody is at the desk: it does not lock by itself yet. */
  'protection.stay': call(nothing, done),
  /** Encrypts a library, changes its passphrase, or (with `next` null) decrypts it. `current` is null when it has none. */
  'protection.set': call(
    z.object({
      current: passphrase.nullable(),
      next: passphrase.nullable(),
      job: z.string().min(1).max(100),
    }),
    done,
  ),
  /** Calls off a `protection.set` under way, which then fails with `cancelled`; too late, it goes on to its end. */
  'protection.cancel': call(z.object({ job: z.string().min(1).max(100) }), done),

  'settings.read': call(nothing, z.record(z.string(), z.unknown())),
  'settings.write': call(z.object({ values: z.record(z.string().max(100), z.unknown()) }), done),

  'stories.list': call(listQuery, made<{ rows: readonly StoryRow[]; total: number; revision: number }>()),
  /** What filters may offer: how many stories per status, sections and assignees in use. */
  'stories.facets': call(
    nothing,
    made<{
      statuses: Readonly<Record<string, number>>;
      sections: readonly string[];
      assignees: readonly string[];
      trash: number;
      samples: number;
    }>(),
  ),
  /** `place` is null when it was never open. `readOnly` says why it cannot be edited, or is null. */
  'stories.read': call(
    z.object({ id: storyId }),
    made<{ story: Story; place: Place | null; readOnly: string | null }>(),
  ),
  'stories.create': call(
    z.object({
      template: z.string().max(100).optional(),
      document: documentInput.optional(),
      meta: storyMeta.partial().optional(),
    }),
    z.object({ id: z.string() }),
  ),
  /**
   * Fails with `stale` (details: `{ revision }`) when the story moved on; nothing is written then.
   * The reply is sent after COMMIT. A save of the very text that is there is answered with its revision,
   * whatever its base: so a save can be sent again when the reply was lost.
   */
  'stories.save': call(
    z.object({ id: storyId, baseRevision: z.int().min(0), document: documentInput, meta: storyMeta }),
    saved,
  ),
  /**
   * The same for a text told as a change of the one that `baseRevision` names. Fails with `invalid` when it does not
   * fit that one, and with `damaged` when that one cannot be read: then the text has to be sent whole. The hash in
   * the answer is that of the whole text, to be compared with one's own.
   */
  'stories.saveChange': call(
    z.object({ id: storyId, baseRevision: z.int().min(0), change: bodyChange, meta: storyMeta }),
    saved,
  ),
  'stories.rememberPlace': call(z.object({ id: storyId, place }), done),
  'stories.duplicate': call(z.object({ id: storyId }), z.object({ id: z.string() })),
  'stories.trash': call(z.object({ ids: z.array(storyId).max(10_000) }), done),
  'stories.restore': call(z.object({ ids: z.array(storyId).max(10_000) }), done),
  'stories.emptyTrash': call(nothing, z.object({ removed: z.int() })),
  'stories.findings': call(
    z.object({ ids: z.array(storyId).max(10_000) }),
    made<{ findings: readonly StoryFinding[] }>(),
  ),

  'versions.list': call(z.object({ id: storyId }), made<{ versions: readonly VersionRow[] }>()),
  'versions.read': call(
    z.object({ id: storyId, version: z.int() }),
    made<{ version: VersionRow; document: NodeJson; meta: Story['meta'] }>(),
  ),
  'versions.cut': call(
    z.object({ id: storyId, label: z.string().max(200).default('') }),
    made<{ version: VersionRow }>(),
  ),
  /** Makes a new revision (and a version) out of an old one. Fails with `stale` like a save. */
  'versions.restore': call(
    z.object({ id: storyId, version: z.int(), baseRevision: z.int() }),
    z.object({ revision: z.int() }),
  ),
  /** Keeps a text that lost a conflict as a version of the story, so that neither side is gone. */
  'versions.keep': call(
    z.object({ id: storyId, document: documentInput, meta: storyMeta }),
    made<{ version: VersionRow }>(),
  ),

  /** By name. Removed entries are left out unless they are asked for. */
  'contributors.list': call(
    z.object({ withRemoved: z.boolean().default(false) }),
    z.object({ contributors: z.array(contributorEntry) }),
  ),
  /**
   * Writes an entry; without an id, or with one the directory does not have, a new one. Fails with `stale`
   * (details: `{ entry }`, as it is now) when the entry moved on since `baseRevision`, and with `invalid`
   * (details: `{ field }`) when a field cannot be kept; nothing is written then. A removed entry comes back by it.
   */
  'contributors.save': call(
    contributor.extend({ id: contributorId.optional(), baseRevision: z.int().min(0).default(0) }),
    contributorEntry,
  ),
  /** Takes the entry out of the directory; stories keep their bylines, and it can be restored. */
  'contributors.remove': call(z.object({ id: contributorId }), done),
  'contributors.restore': call(z.object({ id: contributorId }), done),
  /** The stories that carry this byline, drafts first, at most 200 of `total`; none of the trash. */
  'contributors.stories': call(
    z.object({ id: contributorId }),
    made<{ total: number; stories: readonly ContributorStory[] }>(),
  ),
  /**
   * Brings the byline in these open stories up to date, in each story's language, each after a version of it is
   * cut. One that moved on since `baseRevision`, or was exported, is left alone; `error` says why.
   */
  'contributors.updateDrafts': call(
    z.object({
      id: contributorId,
      drafts: z.array(z.object({ id: storyId, baseRevision: z.int().min(0) })).max(200),
    }),
    made<{ outcomes: readonly { readonly id: string; readonly error: string | null }[] }>(),
  ),

  /** The reusable notices by title. Removed ones are left out unless they are asked for. */
  'notices.list': call(
    z.object({ withRemoved: z.boolean().default(false) }),
    z.object({ notices: z.array(noticeEntry) }),
  ),
  /**
   * Writes a notice; without an id, or with one the library does not have, a new one. Fails with `stale` (details:
   * `{ entry }`, as it is now) when it moved on since `baseRevision`, and with `invalid` (details: `{ field }`) when
   * something cannot be kept; nothing is written then. A removed one comes back by it.
   */
  'notices.save': call(
    libraryNotice.extend({
      id: z.string().max(100).optional(),
      baseRevision: z.int().min(0).default(0),
    }),
    noticeEntry,
  ),
  /** Takes the notice out of the library; stories keep its words, and it can be restored. */
  'notices.remove': call(z.object({ id: z.string().max(100) }), done),
  'notices.restore': call(z.object({ id: z.string().max(100) }), done),
  /** The stories that refer to this notice, open ones first, at most 200 of `total`; none of the trash. */
  'notices.stories': call(
    z.object({ id: z.string().max(100) }),
    made<{ total: number; stories: readonly NoticeStory[] }>(),
  ),
  /**
   * Writes the library's words into these open stories, each after a version of it is cut. One that moved on since
   * `baseRevision`, or was exported, is left alone; `error` says why.
   */
  'notices.updateStories': call(
    z.object({
      id: z.string().max(100),
      stories: z.array(z.object({ id: storyId, baseRevision: z.int().min(0) })).max(200),
    }),
    made<{ outcomes: readonly { readonly id: string; readonly error: string | null }[] }>(),
  ),

  /**
   * Adds a file to the media folder; the same bytes twice are one file. Refuses what is not the media it says. What
   * the file says of itself fills the facts that say nothing yet. A removed one comes back by it.
   */
  'media.add': call(
    /** `source` is given when a story names the file already; it must then be the file's true name. */
    z.object({ name: z.string().max(500), bytes, source: z.string().max(100).optional() }),
    made<AddedMedium>(),
  ),
  'media.info': call(z.object({ source: mediaSource }), made<MediaInfo>()),
  /** One page of the media library. */
  'media.list': call(mediaQuery, made<{ rows: readonly MediumRow[]; total: number }>()),
  /** In the order asked for; what is not in the library is left out. */
  'media.read': call(
    z.object({ sources: z.array(mediaSource).max(200) }),
    made<{ media: readonly ReadMedium[] }>(),
  ),
  /** What findings need to know of these, also of those the library does not have. */
  'media.known': call(
    z.object({ sources: z.array(mediaSource).max(10_000) }),
    made<{ media: readonly KnownMedium[] }>(),
  ),
  /**
   * Writes the facts of one medium. Fails with `stale` (details: `{ entry }`, as it is now) when it moved on since
   * `revision`; nothing is written then. A removed one comes back by it.
   */
  'media.update': call(
    z.object({ source: mediaSource, revision: z.int().min(1), facts: mediumFacts }),
    made<MediumEntry>(),
  ),
  /**
   * Takes media out of the library; their files stay, and they can be restored. What a story, a version, the trash
   * or the directory still shows is left alone; `error` says so.
   */
  'media.remove': call(
    z.object({ sources: z.array(mediaSource).max(10_000) }),
    made<{ outcomes: readonly { readonly source: string; readonly error: string | null }[] }>(),
  ),
  'media.restore': call(z.object({ sources: z.array(mediaSource).max(10_000) }), done),
  /** Deletes the files of what was removed and is still shown nowhere. What is shown again comes back instead. */
  'media.emptyTrash': call(nothing, z.object({ removed: z.int() })),

  /** The voice engines of this machine; with none, `advice` says how to get one. */
  'voice.engines': call(nothing, made<{ engines: readonly VoiceEngineInfo[]; advice: string }>()),
  /**
   * Says a sentence, each part in a voice of its language where the engine has one. Throws `notFound` for an engine
   * or a voice this machine does not have.
   */
  'voice.speak': call(
    spokenBy.extend({
      runs: z
        .array(z.object({ text: z.string().max(20_000), language: z.string().max(100) }))
        .min(1)
        .max(200),
      job: z.string().max(100).default(''),
    }),
    /** WAV. */
    z.object({ sound: bytes }),
  ),
  /**
   * Reads a stored story into a sound file in the media folder. `readingOf` and `sourceType` are for the audio
   * element that shows it.
   */
  'voice.read': call(
    spokenBy.extend({
      id: storyId,
      withCaptions: z.boolean().default(false),
      job: z.string().min(1).max(100),
    }),
    made<{ media: MediaInfo; readingOf: string; sourceType: string }>(),
  ),
  /** Ends what is being said or read under this name; its call fails with `cancelled`. */
  'voice.cancel': call(z.object({ job: z.string().min(1).max(100) }), done),
  'voice.pronunciations': call(nothing, made<{ entries: readonly Pronunciation[] }>()),
  /** Replaces the whole list. */
  'voice.setPronunciations': call(z.object({ entries: pronunciations }), done),

  'exports.write': call(
    z.object({
      ids: z.array(storyId).max(100_000),
      format: z.string().max(50),
      folder: z.string().max(4096),
      theme: z.string().max(100).default('standard'),
      /** HTML: a folder with index.html and media/ instead of one self-contained file. */
      asFolder: z.boolean().default(false),
      job: z.string().max(100).default(''),
    }),
    made<{ outcomes: readonly ExportOutcome[] }>(),
  ),
  /** Ends a running export after the stories under way; the rest get an outcome that says so. */
  'exports.cancel': call(z.object({ job: z.string().min(1).max(100) }), done),
  'imports.read': call(
    z.object({ files: z.array(z.object({ name: z.string().max(500), bytes })).max(1000) }),
    made<{ outcomes: readonly ImportOutcome[] }>(),
  ),

  /** Whole copies of the library, newest first. `folder` is null where this desk makes none. */
  'backups.list': call(
    nothing,
    made<{
      folder: string | null;
      trouble: string | null;
      /** The folder that gets a copy of each, or '', and why it lacks the newest. */
      second: { place: string; trouble: string | null };
      backups: readonly BackupInfo[];
    }>(),
  ),
  /**
   * Chooses the folder that gets a copy of each backup, '' for none, and copies the newest there. Throws
   * `invalid` or `notFound` for what is no such folder.
   */
  'backups.setSecond': call(z.object({ place: z.string().max(4000) }), done),
  /** Makes one now. Throws `storage` or `damaged` with the reason. */
  'backups.make': call(nothing, made<BackupInfo>()),
  /** What differs from the library now, the newest first, at most 500 of `total`; `same` counts the rest. */
  'backups.read': call(
    z.object({ name: backupName }),
    made<{ total: number; same: number; stories: readonly BackupStory[] }>(),
  ),
  /** Brings stories back as they were; what stands there now becomes a version. `error` says why one did not come. */
  /** Opens the encrypted backups of another library, or of this one before it was lost, until Stet is closed. */
  'backups.unlock': call(z.object({ name: backupName, passphrase }), done),
  'backups.restore': call(
    z.object({ name: backupName, ids: z.array(storyId).min(1).max(500) }),
    made<{ outcomes: readonly { readonly id: string; readonly error: string | null }[] }>(),
  ),

  'samples.add': call(nothing, z.object({ ids: z.array(z.string()) })),
  'samples.remove': call(nothing, z.object({ removed: z.int() })),

  /** Null when the person chose none. */
  'platform.chooseFolder': call(
    z.object({ start: z.string().max(4096) }),
    z.object({ folder: z.string().nullable() }),
  ),
  'platform.reveal': call(z.object({ path: z.string().max(4096) }), done),
} as const;

export type CallName = keyof typeof calls;
export type Input<Name extends CallName> = z.input<(typeof calls)[Name]['input']>;
export type Output<Name extends CallName> = z.output<(typeof calls)[Name]['output']>;
