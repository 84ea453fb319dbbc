import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { backupFolderOf } from '../../electron/core/core.ts';
import { type CallName, calls, type Input, type Output } from '../../shared/contract/calls.ts';
import type { DeskEvent } from '../../shared/contract/events.ts';
import { type Api, connect } from '../../shared/contract/host.ts';
import { type Story, storyMeta } from '../../shared/story/story.ts';
import { article, manyWords, textOf, withPicture } from './article.ts';
import { type MakeHost, type TestHost, temporaryFolder } from './hosts.ts';
import { makePng } from './makePng.ts';
import { type ScriptEngine, scriptEngine } from './scriptEngine.ts';

/** Calls a host need not carry to a working end: what they ask for is the host's own. */
const hostsOwn: readonly CallName[] = ['platform.chooseFolder', 'platform.reveal'];

/** What every host must do alike, whatever border the calls cross on their way. */
export function contractSuite(name: string, makeHost: MakeHost): void {
  describe(`the contract, ${name}`, () => {
    const folder = temporaryFolder();
    const exports = temporaryFolder();
    const called = new Set<string>();
    const events: DeskEvent[] = [];
    let time = Date.parse('2026-03-01T08:00:00Z');
    let desk: TestHost;
    let api: Api;
    let voices: ScriptEngine;
    let takeOffPath: () => void;

    beforeAll(async () => {
      voices = scriptEngine();
      takeOffPath = voices.putOnPath();
      desk = await makeHost({
        dataFolder: folder.path,
        backupFolder: backupFolderOf(folder.path),
        now: () => new Date(time),
        withSamples: false,
      });
      const typed = connect(desk.host);
      api = {
        call(call, input) {
          called.add(call);
          return typed.call(call, input);
        },
        on: typed.on,
      };
      api.on((event) => events.push(event));
    });
    afterAll(async () => {
      await desk.close();
      takeOffPath();
      voices.remove();
      folder.remove();
      exports.remove();
      rmSync(backupFolderOf(folder.path), { recursive: true });
    });

    const create = async (headline: string, ...paragraphs: string[]): Promise<Story> => {
      const { id } = await api.call('stories.create', { document: article(headline, ...paragraphs) });
      return (await api.call('stories.read', { id })).story;
    };
    const save = (story: Pick<Story, 'id' | 'revision' | 'meta'>, input: Partial<Input<'stories.save'>>) =>
      api.call('stories.save', {
        id: story.id,
        baseRevision: story.revision,
        document: article('Saved'),
        meta: story.meta,
        ...input,
      });
    const failure = async <Name extends CallName>(call: Name, input: Input<Name>): Promise<string> => {
      const error: unknown = await api.call(call, input).then(
        () => null,
        (thrown: unknown) => thrown,
      );
      return error instanceof Error && 'code' in error ? String(error.code) : 'done';
    };

    test('refuses what is no call, and what does not fit one, without repeating it', async () => {
      expect(await desk.host.call('stories.explode', {})).toMatchObject({
        ok: false,
        error: { code: 'invalid' },
      });
      expect(await desk.host.call('__proto__', {})).toMatchObject({ ok: false, error: { code: 'invalid' } });
      const reply = await desk.host.call('stories.read', { id: 7, secret: 'the text of a story' });
      expect(reply).toMatchObject({ ok: false, error: { code: 'invalid' } });
      expect(JSON.stringify(reply)).not.toContain('the text of a story');
    });

    test('says what it is and can do', async () => {
      const info = await api.call('app.info', {});
      expect(info).toMatchObject({ library: 'open', notices: [] });
      expect(info.themes.map(({ id }) => id)).toEqual(expect.arrayContaining(['standard', 'plain']));
      expect(info.templates.map(({ id }) => id)).toEqual(
        expect.arrayContaining(['report', 'breaking', 'explainer', 'qa']),
      );
      await expect(api.call('app.flushed', {})).resolves.toEqual({});
    });

    test('keeps a story, gives it back as it was, and tells the windows', async () => {
      events.length = 0;
      const document = article('Ferry returns', 'It came back at dawn.');
      const { id } = await api.call('stories.create', {
        document,
        meta: { slug: 'ferry', language: 'en-GB' },
      });
      const { story, place, readOnly } = await api.call('stories.read', { id });
      expect(textOf(story.document)).toBe('Ferry returns One. Two. Three. It came back at dawn.');
      expect(story).toMatchObject({
        id,
        revision: 1,
        schemaVersion: 1,
        trashedAt: null,
        meta: { slug: 'ferry', language: 'en-GB', status: 'draft' },
      });
      expect([place, readOnly]).toEqual([null, null]);
      await vi.waitFor(() => expect(events).toContainEqual({ type: 'stories.changed', ids: [id] }));
    });

    test('begins a story from a template, in the story’s language where there is one', async () => {
      const { id } = await api.call('stories.create', { template: 'report', meta: { language: 'ru' } });
      expect(textOf((await api.call('stories.read', { id })).story.document)).toMatch(/[а-я]/);
      expect(await failure('stories.create', { template: 'no-such' })).toBe('notFound');
    });

    test('saves from the revision it knows, and never over somebody else’s', async () => {
      const story = await create('First');
      const saved = await save(story, { document: article('Second') });
      expect(saved.revision).toBe(2);
      expect(
        await failure('stories.save', {
          id: story.id,
          baseRevision: 1,
          document: article('Third'),
          meta: story.meta,
        }),
      ).toBe('stale');
      const now = (await api.call('stories.read', { id: story.id })).story;
      expect([textOf(now.document).startsWith('Second'), now.hash]).toEqual([true, saved.hash]);
    });

    test('a save sent again, because its reply was lost, is no conflict', async () => {
      const story = await create('First');
      const sent = await save(story, { document: article('Second') });
      expect(await save(story, { document: article('Second') })).toEqual(sent);
    });

    test('takes a change of the text it has, and of no other', async () => {
      const { id, meta } = await create('Long', 'One.', 'Two.');
      const third = { type: 'paragraph', content: [{ type: 'text', text: 'Three.' }] };
      const change = { around: article('Longer'), of: 2, before: 1, after: 0, blocks: [third] };
      const saved = await api.call('stories.saveChange', { id, baseRevision: 1, change, meta });
      const { story } = await api.call('stories.read', { id });
      expect([textOf(story.document), story.hash]).toEqual([
        'Longer One. Two. Three. One. Three.',
        saved.hash,
      ]);
      const again = (input: Partial<Input<'stories.saveChange'>>) =>
        failure('stories.saveChange', { id, baseRevision: saved.revision, change, meta, ...input });
      expect(await again({ baseRevision: 1 })).toBe('stale');
      expect(await again({ change: { ...change, of: 12 } })).toBe('invalid');
      expect(await again({ id: 'nobody' })).toBe('notFound');
      const now = (await api.call('stories.read', { id })).story;
      expect([now.revision, now.hash]).toEqual([saved.revision, saved.hash]);
    });

    test('refuses a document that is none of ours and keeps the one it has', async () => {
      const story = await create('Stays');
      expect(
        await failure('stories.save', {
          id: story.id,
          baseRevision: 1,
          document: { type: 'doc', content: [{ type: 'paragraph' }] },
          meta: story.meta,
        }),
      ).toMatch(/^(invalid|done)$/);
      expect(
        await failure('stories.save', {
          id: 'nobody',
          baseRevision: 1,
          document: article('x'),
          meta: story.meta,
        }),
      ).toBe('notFound');
      const versions = (await api.call('versions.list', { id: story.id })).versions;
      const now = (await api.call('stories.read', { id: story.id })).story;
      const texts = [textOf(now.document), ...versions.map(({ headline }) => headline)].join('|');
      expect(texts).toContain('Stays');
    });

    test('keeps what it does not know: nodes, attributes and facts of a newer Stet', async () => {
      const story = await create('Newer');
      const [, headline, ...rest] = story.document.content ?? [];
      const foreign = {
        type: 'poll',
        attrs: { question: 'Really?' },
        content: [{ type: 'text', text: 'Yes' }],
      };
      const body = rest.at(-1);
      const document = {
        ...story.document,
        content: [
          ...(story.document.content ?? []).slice(0, -1),
          { type: 'body', content: [...(body?.content ?? []), foreign] },
        ],
      };
      await save(story, { document, meta: { ...story.meta, desk: 'night' } });
      const now = (await api.call('stories.read', { id: story.id })).story;
      expect(JSON.stringify(now.document)).toContain(JSON.stringify(foreign.attrs));
      expect(now.meta).toMatchObject({ desk: 'night' });
      expect(headline?.type).toBe('headline');
    });

    test('remembers where the writer was', async () => {
      const { id } = await create('Place');
      const place = { anchor: 4, head: 9, scroll: 120.5 };
      await api.call('stories.rememberPlace', { id, place });
      expect((await api.call('stories.read', { id })).place).toEqual(place);
    });

    test('duplicates as a draft of its own', async () => {
      const story = await create('Original', 'Text.');
      await save(story, {
        document: story.document,
        meta: { ...story.meta, slug: 'original', status: 'approved', notes: 'Ask Anna.' },
      });
      const { id } = await api.call('stories.duplicate', { id: story.id });
      expect((await api.call('stories.read', { id })).story).toMatchObject({
        revision: 1,
        document: story.document,
        meta: { slug: 'original-copy', status: 'draft', notes: 'Ask Anna.' },
      });
    });

    test('trash, restore, and empty the trash for good', async () => {
      const [kept, gone] = [await create('Kept'), await create('Gone')];
      await api.call('stories.trash', { ids: [kept.id, gone.id] });
      const inTrash = await api.call('stories.list', { trash: true });
      expect(inTrash.rows.map(({ headline }) => headline).sort()).toEqual(['Gone', 'Kept']);
      expect((await api.call('stories.read', { id: gone.id })).readOnly).toContain('trash');
      await api.call('stories.restore', { ids: [kept.id] });
      expect(await api.call('stories.emptyTrash', {})).toEqual({ removed: 1 });
      expect(await failure('stories.read', { id: gone.id })).toBe('notFound');
      expect((await api.call('stories.read', { id: kept.id })).story.trashedAt).toBe(null);
    });

    test('writes nothing to a story in the trash, and takes its text again once it is restored', async () => {
      const story = await create('Put away');
      await api.call('stories.trash', { ids: [story.id] });
      const late = { document: article('Put away, and written on') };
      const refused: unknown = await save(story, late).catch((error: unknown) => error);
      expect(refused).toMatchObject({
        code: 'trashed',
        message: expect.stringMatching(/in the trash.*Restore/),
      });
      expect((await api.call('stories.read', { id: story.id })).story.revision).toBe(story.revision);
      // The text that is there already needs no writing: its answer may have been lost.
      expect(await save(story, { document: story.document })).toMatchObject({ revision: story.revision });
      await api.call('stories.restore', { ids: [story.id] });
      expect(await save(story, late)).toMatchObject({ revision: story.revision + 1 });
    });

    test('tells every window where stories went', async () => {
      const { id } = await create('Moved about');
      events.length = 0;
      await api.call('stories.trash', { ids: [id, 'no-such-story'] });
      await api.call('stories.restore', { ids: [id, 'no-such-story'] });
      await api.call('stories.trash', { ids: [id] });
      await api.call('stories.emptyTrash', {});
      const moves = () => events.filter(({ type }) => type === 'stories.moved');
      await vi.waitFor(() =>
        expect(moves()).toEqual([
          { type: 'stories.moved', ids: [id], to: 'trash' },
          { type: 'stories.moved', ids: [id], to: 'queue' },
          { type: 'stories.moved', ids: [id], to: 'trash' },
          { type: 'stories.moved', ids: [id], to: 'gone' },
        ]),
      );
    });

    test('lists a page in order, filtered, with what the filters may offer', async () => {
      for (const [headline, words, section] of [
        ['Zebra', 3, 'Listed'],
        ['Élan', 1, 'Listed'],
        ['apple', 2, 'Listed'],
      ] as const) {
        const story = await create(headline, manyWords(words));
        await save(story, {
          document: story.document,
          meta: { ...story.meta, section, assignee: 'Ada', slug: `listed-${headline}` },
        });
      }
      const list = async (query: Input<'stories.list'>) =>
        (await api.call('stories.list', { section: 'Listed', ...query })).rows.map(
          ({ headline }) => headline,
        );
      expect(await list({ sort: 'headline', descending: false })).toEqual(['apple', 'Élan', 'Zebra']);
      expect(await list({ sort: 'words' })).toEqual(['Zebra', 'apple', 'Élan']);
      expect(await list({})).toEqual(['apple', 'Élan', 'Zebra']);
      expect(await list({ offset: 1, limit: 1 })).toEqual(['Élan']);
      expect(await list({ statuses: ['review', 'approved'] })).toEqual([]);
      expect(await list({ slug: 'LISTED-elan' })).toEqual(['Élan']);
      const facets = await api.call('stories.facets', {});
      expect(facets.sections).toContain('Listed');
      expect(facets.assignees).toContain('Ada');
      expect((await api.call('stories.list', { section: 'Listed', limit: 1 })).total).toBe(3);
    });

    test.each([
      ['a word of the text, in any case', 'LIGHTHOUSE', 'lighthouse'],
      ['the beginning of the last word', 'lightho', 'lighthouse'],
      ['a phrase', '"the old lighthouse"', 'lighthouse'],
      ['a phrase in other quotation marks', '«old lighthouse»', 'lighthouse'],
      ['without its accents', 'cafe creme', 'cafe'],
      ['Russian, е for ё', 'все елки', 'russian'],
      ['Russian й is not и', 'мои', ''],
      ['Arabic without its vowel marks', 'كتاب', 'arabic'],
      ['Persian letters for Arabic ones', 'کتاب', 'arabic'],
      ['Chinese, in the middle of a line', '新闻', 'chinese'],
      ['a word with an apostrophe', "fishermen's", 'lighthouse'],
      ['words that are nowhere', 'lighthouse submarine', ''],
      ['words in another order than the phrase', '"lighthouse old"', ''],
      ['quotation marks that never close', '"old light', 'lighthouse'],
      ['the syntax of the index', 'headline : ( AND NOT NEAR* ^ "', ''],
      ['SQL', "'; DROP TABLE story; --", ''],
      ['signs only', '((("*:^+-', null],
    ])('finds %s', async (_what, query, slug) => {
      await findable();
      const { rows } = await api.call('stories.list', { query, section: 'Findable' });
      expect(rows.map((row) => row.slug)).toEqual(
        slug === null ? rows.map((row) => row.slug) : slug === '' ? [] : [slug],
      );
    });

    test('shows the hit as it was written, and finds what was saved a moment ago', async () => {
      await findable();
      const { rows } = await api.call('stories.list', { query: 'كتاب' });
      expect(rows[0]?.snippet).toContain('\u0002كِتَاب\u0003');
      const story = await create('Quokka');
      expect((await api.call('stories.list', { query: 'quokk' })).rows.map(({ id }) => id)).toEqual([
        story.id,
      ]);
      await save(story, { document: article('Wombat') });
      expect((await api.call('stories.list', { query: 'quokk' })).rows).toEqual([]);
    });

    test('puts hits in the headline before hits in the text', async () => {
      const inHeadline = await create('Narwhal');
      const inText = await create('Other', 'A narwhal was seen.');
      const { rows } = await api.call('stories.list', { query: 'narwhal' });
      expect(rows.map(({ id }) => id)).toEqual([inHeadline.id, inText.id]);
    });

    let isFindable = false;
    async function findable(): Promise<void> {
      if (isFindable) return;
      isFindable = true;
      const add = (slug: string, text: string) =>
        api.call('stories.create', {
          document: article('Untitled', text),
          meta: { slug, section: 'Findable' },
        });
      await add('lighthouse', 'They painted the old lighthouse and the fishermen’s huts.');
      await add('cafe', 'Un café crème, s’il vous plaît.');
      await add('russian', 'Всё сияло: все ёлки и мой кот.');
      await add('arabic', 'قرأت كِتَاب التاريخ.');
      await add('chinese', '今天的新闻很多。');
    }

    test('cuts, names, lists and reads versions; the same text twice is one', async () => {
      const story = await create('One');
      const { version } = await api.call('versions.cut', { id: story.id });
      expect(version).toMatchObject({ storyId: story.id, reason: 'saved', headline: 'One', status: 'draft' });
      expect((await api.call('versions.cut', { id: story.id })).version.id).toBe(version.id);
      await api.call('versions.cut', { id: story.id, label: 'To the editor' });
      const { versions } = await api.call('versions.list', { id: story.id });
      expect(versions.map(({ label }) => label)).toEqual(['To the editor', '']);
      const read = await api.call('versions.read', { id: story.id, version: version.id });
      expect([read.document, read.meta]).toEqual([story.document, story.meta]);
      expect(await failure('versions.read', { id: story.id, version: 999_999 })).toBe('notFound');
    });

    test('restores a version as a new one and keeps what was there', async () => {
      const story = await create('Then');
      const { version } = await api.call('versions.cut', { id: story.id });
      await save(story, { document: article('Now') });
      expect(await failure('versions.restore', { id: story.id, version: version.id, baseRevision: 1 })).toBe(
        'stale',
      );
      expect(
        await api.call('versions.restore', { id: story.id, version: version.id, baseRevision: 2 }),
      ).toEqual({ revision: 3 });
      expect(textOf((await api.call('stories.read', { id: story.id })).story.document)).toMatch(/^Then/);
      const { versions } = await api.call('versions.list', { id: story.id });
      expect(versions.map(({ reason, headline }) => [reason, headline])).toEqual([
        ['restore', 'Then'],
        ['saved', 'Now'],
        ['saved', 'Then'],
      ]);
    });

    test('keeps the text that lost a conflict', async () => {
      const story = await create('Theirs');
      const { version } = await api.call('versions.keep', {
        id: story.id,
        document: article('Mine'),
        meta: story.meta,
      });
      expect(version).toMatchObject({ reason: 'conflict', headline: 'Mine' });
      expect(textOf((await api.call('stories.read', { id: story.id })).story.document)).toMatch(/^Theirs/);
    });

    test.each([
      [
        'a change of status',
        (story: Story) => ({ document: story.document, meta: { ...story.meta, status: 'review' as const } }),
        0,
        ['status'],
      ],
      ['an emptied text', () => ({ document: article('') }), 0, ['shrunk']],
      [
        'a text that lost more than half',
        () => ({ document: article('Long', manyWords(190)) }),
        0,
        ['shrunk'],
      ],
      ['a text that lost a little', () => ({ document: article('Long', manyWords(350)) }), 0, []],
      [
        'the first edit after an hour',
        () => ({ document: article('Long', manyWords(401)) }),
        3_600_000,
        ['hour'],
      ],
      ['an edit within the hour', () => ({ document: article('Long', manyWords(401)) }), 3_000_000, []],
    ] as const)('cuts a version for %s', async (_what, change, later, reasons) => {
      const story = await create('Long', manyWords(400));
      time += later;
      await save(story, change(story));
      const { versions } = await api.call('versions.list', { id: story.id });
      expect(versions.map(({ reason }) => reason)).toEqual(reasons);
      for (const version of versions.filter(({ reason }) => reason !== 'status')) {
        const kept = await api.call('versions.read', { id: story.id, version: version.id });
        expect(kept.document).toEqual(story.document);
      }
    });

    test('keeps the directory of contributors, and brings back what was removed from it', async () => {
      events.length = 0;
      const saved = await api.call('contributors.save', { kind: 'person', name: 'Éva', url: '' });
      expect(saved).toMatchObject({ name: 'Éva', url: null, picture: null, revision: 1, removedAt: null });
      await api.call('contributors.save', { ...saved, role: 'Reporter', baseRevision: 1 });
      expect(await failure('contributors.save', { ...saved, role: 'Editor', baseRevision: 1 })).toBe('stale');
      await api.call('contributors.save', { kind: 'desk', name: 'Anna’s desk' });
      const names = async (withRemoved: boolean) =>
        (await api.call('contributors.list', { withRemoved })).contributors.map(
          ({ name: who, role, removedAt }) => [who, role, removedAt !== null],
        );
      const both = [
        ['Anna’s desk', '', false],
        ['Éva', 'Reporter', false],
      ];
      expect(await names(false)).toEqual(both);
      await api.call('contributors.remove', { id: saved.id });
      expect(await names(false)).toEqual([both[0]]);
      expect(await names(true)).toEqual([both[0], ['Éva', 'Reporter', true]]);
      await api.call('contributors.restore', { id: saved.id });
      expect(await names(false)).toEqual(both);
      expect(await api.call('contributors.stories', { id: saved.id })).toEqual({ total: 0, stories: [] });
      expect(await api.call('contributors.updateDrafts', { id: saved.id, drafts: [] })).toEqual({
        outcomes: [],
      });
      await vi.waitFor(() => expect(events).toContainEqual({ type: 'contributors.changed' }));
    });

    test('keeps the library of notices, and brings back what was removed from it', async () => {
      events.length = 0;
      const texts = [
        { language: 'en', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Words.' }] }] },
      ];
      const saved = await api.call('notices.save', { title: 'Legal', kind: 'legal', texts });
      expect(saved).toMatchObject({ title: 'Legal', revision: 1, removedAt: null });
      await api.call('notices.save', { ...saved, title: 'Law', baseRevision: 1 });
      expect(await failure('notices.save', { ...saved, title: 'Laws', baseRevision: 1 })).toBe('stale');
      const titles = async (withRemoved: boolean) =>
        (await api.call('notices.list', { withRemoved })).notices.map(({ title }) => title);
      await api.call('notices.remove', { id: saved.id });
      expect([await titles(false), await titles(true)]).toEqual([[], ['Law']]);
      await api.call('notices.restore', { id: saved.id });
      expect(await titles(false)).toEqual(['Law']);
      expect(await api.call('notices.stories', { id: saved.id })).toEqual({ total: 0, stories: [] });
      expect(await api.call('notices.updateStories', { id: saved.id, stories: [] })).toEqual({
        outcomes: [],
      });
      await vi.waitFor(() => expect(events).toContainEqual({ type: 'notices.changed' }));
    });

    test('keeps settings, and forgets what is set to null', async () => {
      await api.call('settings.write', { values: { theme: 'dark', 'queue.widths': [1, 2] } });
      await api.call('settings.write', { values: { theme: null } });
      const settings = await api.call('settings.read', {});
      expect([settings.theme, settings['queue.widths']]).toEqual([undefined, [1, 2]]);
    });

    test('takes a picture by its bytes, once, and knows its size', async () => {
      const bytes = makePng(3, 2);
      const added = await api.call('media.add', { name: 'photo.jpeg', bytes });
      expect(added).toMatchObject({
        type: 'image/png',
        width: 3,
        height: 2,
        bytes: bytes.length,
        duration: null,
      });
      expect(added.source).toMatch(/^media:[0-9a-f]{64}\.png$/);
      expect(added).toMatchObject({ isKnown: false, notes: [] });
      expect(await api.call('media.add', { name: 'again.png', bytes })).toEqual({ ...added, isKnown: true });
      const { isKnown: _, notes: __, ...info } = added;
      expect(await api.call('media.info', { source: added.source })).toEqual(info);
      const name = added.source.slice('media:'.length);
      expect(new Uint8Array(readFileSync(join(folder.path, 'media', name.slice(0, 2), name)))).toEqual(bytes);
      expect(await failure('media.info', { source: `media:${'0'.repeat(64)}.png` })).toBe('notFound');
    });

    test('keeps a library of media: found, described, guarded, removed and brought back', async () => {
      const { source } = await api.call('media.add', { name: 'Шлюз.png', bytes: makePng(5, 4) });
      const { source: other } = await api.call('media.add', { name: 'spare.png', bytes: makePng(6, 4) });
      const found = async (query: Input<'media.list'>) =>
        (await api.call('media.list', query)).rows.map(({ name }) => name);
      expect(await found({ search: 'ШЛЮЗ', family: 'image' })).toEqual(['Шлюз.png']);
      expect(await found({ search: 'шлюз', family: 'video' })).toEqual([]);

      const [entry] = (await api.call('media.read', { sources: [source, 'media:none'] })).media;
      if (entry === undefined) throw new Error('The entry is not there.');
      expect(entry).toMatchObject({ source, revision: 1, removedAt: null, stories: 0, usedBy: [] });
      const facts = { ...entry.facts, caption: 'The new sluice', persons: ['Ada Brook'], mayExport: false };
      const saved = await api.call('media.update', { source, revision: 1, facts });
      expect(saved).toMatchObject({ revision: 2, caption: 'The new sluice', facts });
      expect(await api.call('media.update', { source, revision: 1, facts })).toEqual(saved);
      expect(
        await failure('media.update', { source, revision: 1, facts: { ...facts, caption: 'Another' } }),
      ).toBe('stale');
      expect(await found({ search: 'brook sluice' })).toEqual(['Шлюз.png']);
      expect(await found({ problem: 'rights' })).toEqual(['Шлюз.png']);
      expect(await found({ problem: 'caption', search: 'png' })).not.toContain('Шлюз.png');

      const story = await api.call('stories.create', {
        document: withPicture('With a picture', source),
      });
      const [known] = (await api.call('media.known', { sources: [source] })).media;
      expect(known).toMatchObject({ source, isThere: true });
      const [shown] = (await api.call('media.read', { sources: [source] })).media;
      expect(shown).toMatchObject({ stories: 1, usedBy: [{ id: story.id, headline: 'With a picture' }] });
      expect(await found({ uses: 'unused', search: 'шлюз' })).toEqual([]);
      const removed = await api.call('media.remove', { sources: [source, other] });
      expect(removed.outcomes.map(({ error }) => error === null)).toEqual([false, true]);
      expect(await found({ search: 'spare' })).toEqual([]);
      expect(await found({ isRemoved: true })).toEqual(['spare.png']);
      await api.call('media.restore', { sources: [other] });
      expect(await found({ search: 'spare' })).toEqual(['spare.png']);

      await api.call('media.remove', { sources: [other] });
      expect(await api.call('media.emptyTrash', {})).toEqual({ removed: 1 });
      expect(await failure('media.info', { source: other })).toBe('notFound');
      await api.call('stories.trash', { ids: [story.id] });
      await api.call('media.remove', { sources: [source] });
      expect(await api.call('media.emptyTrash', {})).toEqual({ removed: 0 });
      await api.call('stories.restore', { ids: [story.id] });
      await vi.waitFor(() => expect(events).toContainEqual({ type: 'media.changed', sources: [source] }));
    });

    test.each([
      ['a drawing that holds a program', '<svg xmlns="http://www.w3.org/2000/svg" onload="1"/>'],
      ['a page', '<!doctype html><script>1</script>'],
      ['nothing at all', ''],
      ['a picture cut short', '\u0089PNG\r\n\u001a\n'],
    ])('refuses %s as media', async (_what, text) => {
      expect(
        await failure('media.add', {
          name: 'x.png',
          bytes: Uint8Array.from(text, (letter) => letter.charCodeAt(0)),
        }),
      ).toBe('unsupported');
    });

    test('exports, keeps what went out as a version, and imports the same document again', async () => {
      const story = await create('Out and in', 'Привет.');
      await save(story, {
        document: story.document,
        meta: storyMeta.parse({ ...story.meta, slug: 'выход / in', notes: 'Private.' }),
      });
      const written = await api.call('exports.write', {
        ids: [story.id, 'nobody'],
        format: 'json',
        folder: exports.path,
        job: 'job-1',
      });
      const [first, second] = written.outcomes;
      expect(second).toMatchObject({ id: 'nobody', files: [], error: expect.any(String) });
      expect(first?.files).toEqual([join(exports.path, 'выход-in.json')]);
      const bytes = new Uint8Array(readFileSync(first?.files[0] ?? ''));
      expect(new TextDecoder().decode(bytes)).not.toContain('Private.');
      expect(
        (await api.call('versions.list', { id: story.id })).versions.map(({ reason }) => reason),
      ).toEqual(['export']);
      await vi.waitFor(() =>
        expect(events).toContainEqual({ type: 'progress', job: 'job-1', done: 2, total: 2 }),
      );
      await api.call('exports.cancel', { job: 'job-1' });
      const { outcomes } = await api.call('imports.read', {
        files: [
          { name: 'a.json', bytes },
          { name: 'b.json', bytes: new Uint8Array([123]) },
        ],
      });
      expect(outcomes[1]).toMatchObject({ id: null, error: expect.any(String) });
      const back = await api.call('stories.read', { id: outcomes[0]?.id ?? '' });
      expect(back.story.document).toEqual(story.document);
      expect((await api.call('app.info', {})).exportFolder).toBe(exports.path);
      expect(readdirSync(exports.path)).toEqual(['выход-in.json']);
    });

    test('reads a story into a sound file with a voice of this machine, and knows when the text has moved on', async () => {
      const { engines, advice } = await api.call('voice.engines', {});
      const [engine] = engines;
      expect([engine?.id, advice]).toEqual(['espeak-ng', '']);
      expect(engine?.voices.map(({ language }) => language)).toEqual(
        expect.arrayContaining(['en-gb', 'ru', 'uk', 'fa']),
      );
      const entries = [{ written: 'Roth', spoken: 'Rote', language: '' }];
      await api.call('voice.setPronunciations', { entries });
      expect(await api.call('voice.pronunciations', {})).toEqual({ entries });
      const by = { engine: 'espeak-ng', voice: 'en-gb', rate: 175 };

      const { sound } = await api.call('voice.speak', { ...by, runs: [{ text: 'Roth', language: 'en' }] });
      expect(voices.heard().at(-1)?.text).toBe('Rote\n');
      expect(String.fromCharCode(...sound.subarray(0, 4))).toBe('RIFF');
      for (const wrong of [{ voice: '; rm -rf ~' }, { voice: '--version' }, { engine: 'nobody' }])
        expect(await failure('voice.speak', { ...by, ...wrong, runs: [{ text: 'x', language: 'en' }] })).toBe(
          'notFound',
        );

      const story = await create('Roth returns', 'He said «خبر بزرگ» again.');
      events.length = 0;
      const before = voices.heard().length;
      const read = await api.call('voice.read', { ...by, id: story.id, job: 'reading-1' });
      expect(read).toMatchObject({
        media: { type: 'audio/mpeg', source: expect.stringMatching(/^media:[0-9a-f]{64}\.mp3$/) },
        sourceType: 'algorithmicMedia',
      });
      // A tenth of a second a letter, and the silence between sentences.
      expect(read.media.duration).toBeCloseTo(7.2, 0);
      expect(
        voices
          .heard()
          .slice(before)
          .map(({ args, text }) => `${args[1]}: ${text.trim()}`),
      ).toEqual([
        'en-gb: Rote returns',
        'en-gb: One.',
        'en-gb: Two.',
        'en-gb: Three.',
        'en-gb: He said «',
        'fa: خبر بزرگ»',
        'en-gb: again.',
      ]);
      await vi.waitFor(() =>
        expect(events).toContainEqual({ type: 'progress', job: 'reading-1', done: 5, total: 5 }),
      );

      const withReading = (document: Story['document']): Story['document'] => ({
        ...document,
        content: (document.content ?? []).flatMap((node) =>
          node.type !== 'body'
            ? [node]
            : [
                {
                  type: 'audio',
                  attrs: {
                    source: read.media.source,
                    duration: read.media.duration,
                    aiGenerated: true,
                    digitalSourceType: read.sourceType,
                    readingOf: read.readingOf,
                  },
                  content: [{ type: 'mediaTitle', content: [{ type: 'text', text: 'Read aloud' }] }],
                },
                node,
              ],
        ),
      });
      const older = async () => {
        const { findings } = await api.call('stories.findings', { ids: [story.id] });
        const { outcomes } = await api.call('exports.write', {
          ids: [story.id],
          format: 'html',
          folder: exports.path,
        });
        const [outcome] = outcomes;
        const page = readFileSync(outcome?.files[0] ?? '', 'utf8');
        return {
          isFound: findings.some(({ code }) => code === 'audio.readingOlder'),
          notes: outcome?.notes,
          isLabelled: page.includes('This audio is AI-generated'),
          isMarked: page.includes('"digitalSourceType":"https://schema.org/AlgorithmicMediaDigitalSource"'),
        };
      };
      const { revision } = await save(story, { document: withReading(story.document) });
      expect(await older()).toEqual({ isFound: false, notes: [], isLabelled: true, isMarked: true });
      const edited = withReading(article('Roth returns', 'He said nothing.'));
      await save({ ...story, revision }, { document: edited });
      expect(await older()).toEqual({
        isFound: true,
        notes: expect.arrayContaining(['The reading is older than the text: make it again in the story.']),
        isLabelled: true,
        isMarked: true,
      });
    });

    test('stops a reading, and the engine with it', async () => {
      const story = await create('HANG', 'Never said.');
      const by = { engine: 'espeak-ng', voice: 'en-gb', rate: 175 };
      const before = voices.heard().length;
      const reading = failure('voice.read', { ...by, id: story.id, job: 'reading-2' });
      await vi.waitFor(() => expect(voices.heard().length).toBe(before + 1), 20_000);
      await api.call('voice.cancel', { job: 'reading-2' });
      expect(await reading).toBe('cancelled');
      const pid = voices.heard().at(-1)?.pid ?? 0;
      expect(() => process.kill(pid, 0)).toThrow(/ESRCH/);
    });

    test('exports a page with each theme, and refuses a format, a theme or a folder it cannot', async () => {
      const story = await create('Page');
      const write = (format: string, theme: string, folderPath: string) => ({
        ids: [story.id],
        format,
        theme,
        folder: folderPath,
      });
      const { outcomes } = await api.call('exports.write', {
        ...write('html', 'plain', exports.path),
        asFolder: true,
      });
      expect(outcomes[0]?.files.every((file) => existsSync(file))).toBe(true);
      expect(await failure('exports.write', write('docx', 'plain', exports.path))).toBe('unsupported');
      expect(await failure('exports.write', write('html', 'none', exports.path))).toBe('notFound');
      expect(await failure('exports.write', write('html', 'plain', 'relative/folder'))).toBe('invalid');
    });

    test('lists findings by story', async () => {
      const story = await create('', 'A text without a headline.');
      const { findings } = await api.call('stories.findings', { ids: [story.id] });
      expect(findings.length).toBeGreaterThan(0);
      expect(new Set(findings.map(({ id }) => id))).toEqual(new Set([story.id]));
    });

    test('adds the sample stories once, removes them, and spares the one that was changed', async () => {
      const { ids } = await api.call('samples.add', {});
      expect(ids.length).toBeGreaterThanOrEqual(2);
      expect(await api.call('samples.add', {})).toEqual({ ids: [] });
      const changed: Output<'stories.read'> = await api.call('stories.read', { id: ids[0] ?? '' });
      expect(changed.story.meta.isSample).toBe(true);
      await save(changed.story, { document: article('My own words') });
      expect(await api.call('samples.remove', {})).toEqual({ removed: ids.length });
      expect((await api.call('stories.facets', {})).samples).toBe(0);
      expect((await api.call('stories.list', { trash: true })).rows.map(({ headline }) => headline)).toEqual([
        'My own words',
      ]);
    });

    test('makes a backup, says what differs from it, and brings that back', async () => {
      const story = await create('As it was');
      const { name } = await api.call('backups.make', {});
      const { folder: place, backups } = await api.call('backups.list', {});
      expect(place).toBe(backupFolderOf(folder.path));
      expect(backups.map((one) => one.name)).toContain(name);
      await save(story, { document: article('As it is') });
      expect((await api.call('backups.read', { name })).stories).toMatchObject([
        { id: story.id, headline: 'As it was', state: 'changed' },
      ]);
      expect(await api.call('backups.restore', { name, ids: [story.id] })).toEqual({
        outcomes: [{ id: story.id, error: null }],
      });
      expect(textOf((await api.call('stories.read', { id: story.id })).story.document)).toMatch(/^As it was/);
      expect(await failure('backups.read', { name: '../stet.sqlite' })).toBe('notFound');
      expect(await failure('backups.setSecond', { place: join(folder.path, 'no-such-folder') })).toBe(
        'notFound',
      );
      expect(await failure('backups.setSecond', { place: folder.path })).toBe('invalid');
    });

    test('says so when the host cannot show folders or files', async () => {
      for (const call of hostsOwn) called.add(call);
      const { can } = await api.call('app.info', {});
      if (!can.chooseFolder)
        expect(await failure('platform.chooseFolder', { start: '' })).toBe('unsupported');
      expect(await failure('platform.reveal', { path: join(folder.path, 'gone') })).toMatch(
        /^(unsupported|notFound)$/,
      );
      for (const path of ['\\\\server\\share\\story.html', '//server/share/story.html'])
        expect(await failure('platform.reveal', { path })).toBe('unsupported');
    });

    test('encrypts the library, locks it, opens it with its passphrase alone, and decrypts it', async () => {
      const passphrase = 'four words nobody guesses';
      const story = await create('Behind a lock');
      await api.call('backups.make', {});
      // As a window does that has nothing unsaved.
      const stop = api.on(({ type }) => {
        if (type === 'closing') void api.call('app.flushed', {});
      });
      await api.call('protection.set', { current: null, next: passphrase, job: 'encrypt' });
      expect(await api.call('app.info', {})).toMatchObject({ isProtected: true });
      await api.call('protection.stay', {});
      await api.call('protection.cancel', { job: 'encrypt' });
      await api.call('protection.lock', {});
      expect(await api.call('protection.read', {})).toEqual({ state: 'locked' });
      expect(await failure('stories.read', { id: story.id })).toBe('locked');
      expect(await failure('protection.unlock', { passphrase: 'something else' })).toBe('invalid');
      await api.call('protection.unlock', { passphrase });
      expect((await api.call('stories.read', { id: story.id })).story.document).toEqual(story.document);
      const [backup] = (await api.call('backups.list', {})).backups;
      expect(
        await failure('backups.unlock', { name: backup?.name ?? '', passphrase: 'something else' }),
      ).toBe('invalid');
      await api.call('protection.set', { current: passphrase, next: null, job: 'decrypt' });
      expect(await api.call('app.info', {})).toMatchObject({ isProtected: false, shelfKey: null });
      stop();
      expect((await api.call('stories.read', { id: story.id })).story.document).toEqual(story.document);
    }, 60_000);

    test('leaves no call of the contract untried', () => {
      expect([...called].sort()).toEqual(Object.keys(calls).sort());
    });
  });
}
