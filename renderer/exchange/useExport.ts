import { useCallback, useEffect, useState } from 'react';
import type { AppInfo, ExportOutcome } from '../../shared/contract/calls.ts';
import { StetError } from '../../shared/contract/reply.ts';
import { exporterOf } from '../../shared/formats/exporters.ts';
import { api, loadInfo } from '../host/host.ts';
import { changeSettings, setting } from '../host/settings.ts';
import { type Findings, useFindings } from './useFindings.ts';

/** What the person chose; remembered for the next export. */
export interface ExportChoice {
  readonly format: string;
  readonly theme: string;
  readonly asFolder: boolean;
  readonly folder: string;
}

type ExportState =
  | { readonly name: 'choosing' }
  | {
      readonly name: 'writing';
      readonly done: number;
      readonly total: number;
      readonly job: string;
      /** Asked to stop; the stories under way are finished first. */
      readonly isStopping: boolean;
    }
  | { readonly name: 'failed'; readonly message: string }
  | { readonly name: 'done'; readonly outcomes: readonly ExportOutcome[] };

export interface ExportWork {
  /** Null until the core has answered. */
  readonly info: AppInfo | null;
  readonly findings: Findings;
  readonly choice: ExportChoice;
  readonly state: ExportState;
  readonly choose: (change: Partial<ExportChoice>) => void;
  readonly start: () => Promise<void>;
  readonly cancel: () => void;
  readonly again: () => void;
}

/** Everything the export dialog does, apart from how it looks. */
export function useExport(ids: readonly string[], prepare: () => Promise<void>): ExportWork {
  const [info, setInfo] = useState<AppInfo | null>(null);
  const [state, setState] = useState<ExportState>({ name: 'choosing' });
  const [choice, setChoice] = useState<ExportChoice>(() => ({
    format: setting('exportFormat'),
    theme: setting('previewTheme'),
    asFolder: setting('exportAsFolder'),
    folder: setting('exportFolder'),
  }));

  // Whoever exports has seen enough: the library is theirs.
  const isStopped = state.name === 'writing' || state.name === 'done';
  const findings = useFindings(ids, prepare, { isStopped });

  useEffect(() => {
    let isGone = false;
    const fail = (error: unknown) => {
      if (!isGone) setState({ name: 'failed', message: messageOf(error) });
    };
    loadInfo().then((loaded) => {
      if (isGone) return;
      setInfo(loaded);
      setChoice((before) => possible(before, loaded));
    }, fail);
    return () => {
      isGone = true;
    };
  }, []);

  useEffect(
    () =>
      api.on((event) => {
        if (event.type !== 'progress') return;
        setState((now) =>
          now.name === 'writing' && now.job === event.job
            ? { ...now, done: event.done, total: event.total }
            : now,
        );
      }),
    [],
  );

  const start = useCallback(async () => {
    const job = crypto.randomUUID();
    setState({ name: 'writing', done: 0, total: ids.length, job, isStopping: false });
    changeSettings({
      exportFormat: choice.format,
      exportAsFolder: choice.asFolder,
      exportFolder: choice.folder,
      previewTheme: choice.theme,
    });
    try {
      await prepare();
      const { outcomes } = await api.call('exports.write', {
        ids: [...ids],
        ...choice,
        folder: choice.folder.trim(),
        job,
      });
      setState({ name: 'done', outcomes });
    } catch (error) {
      setState({ name: 'failed', message: messageOf(error) });
    }
  }, [ids, choice, prepare]);

  return {
    info,
    findings,
    choice,
    state,
    start,
    choose: (change) => setChoice((before) => ({ ...before, ...change })),
    cancel: () => {
      // The running call answers with what was written until then, or says itself what went wrong.
      if (state.name !== 'writing' || state.isStopping) return;
      setState({ ...state, isStopping: true });
      api.call('exports.cancel', { job: state.job }).catch(() => {});
    },
    again: () => setState({ name: 'choosing' }),
  };
}

/** What was remembered, as far as this desk still has it. */
function possible(choice: ExportChoice, info: AppInfo): ExportChoice {
  const isKnown = exporterOf(choice.format) !== null || (choice.format === 'pdf' && info.can.pdf);
  return {
    ...choice,
    format: isKnown ? choice.format : 'html',
    theme: info.themes.some(({ id }) => id === choice.theme)
      ? choice.theme
      : (info.themes[0]?.id ?? choice.theme),
    folder: choice.folder === '' ? info.exportFolder : choice.folder,
  };
}

function messageOf(error: unknown): string {
  return error instanceof StetError
    ? error.message
    : 'The export stopped unexpectedly. The story is safe. Try again.';
}
