import { findFindings } from '../../shared/checks/index.ts';
import { mediaUses } from '../../shared/checks/mediaUses.ts';
import { desk, useDesk } from './desk.ts';
import { mediaKnowledge } from './mediaKnowledge.ts';
import { noticeLibrary } from './notices/noticeLibrary.ts';
import { whenIdle } from './whenIdle.ts';

/** Looks the open story over whenever the writer pauses. */
export function watchFindings(): void {
  let stops: (() => void)[] = [];
  let look = (): void => {};
  const media = mediaKnowledge(() => look());
  useDesk.subscribe((state, before) => {
    if (state.handle === before.handle) return;
    for (const stop of stops) stop();
    stops = [];
    look = () => {};
    const { handle, session } = state;
    if (handle === null || session === null) return;
    const later = whenIdle(() => {
      if (handle.editor.isDestroyed || desk.get().handle !== handle) return;
      const { doc } = handle.editor.state;
      media.ask(mediaUses(doc).map(({ source }) => source));
      const notices = (noticeLibrary.getState().all ?? []).filter(({ removedAt }) => removedAt === null);
      const findings = findFindings(doc, session.getMeta(), Date.now(), { media: media.known, notices });
      desk.set({ findings });
      handle.showOlderReadings(
        findings.flatMap(({ code, position }) =>
          code === 'audio.readingOlder' && position !== null ? [position] : [],
        ),
      );
    }, 400);
    look = later.ask;
    later.ask();
    let meta = session.getMeta();
    const stopFacts = session.subscribe(() => {
      if (session.getMeta() === meta) return;
      meta = session.getMeta();
      later.ask();
    });
    const stopNotices = noticeLibrary.subscribe(later.ask);
    stops = [handle.onDocument(later.ask), stopFacts, stopNotices, later.cancel];
  });
}
