import { z } from '../../../shared/zod.ts';
import type { Library } from '../db/library.ts';
import type { Handlers } from '../dispatch.ts';
import type { Desk } from './desk.ts';

/** Minutes after which an encrypted library is locked when nobody is at the desk; 0 stands for never. */
export function lockAfter({ settings }: Library): number {
  const minutes = z.number().min(0).safeParse(settings.read()['lockAfter']);
  return minutes.data ?? usualLockAfter;
}

const usualLockAfter = 10;

/** What people choose. Null takes a setting away. */
export function settingService(desk: Desk): Pick<Handlers, 'settings.read' | 'settings.write'> {
  const { library } = desk;
  return {
    'settings.read': () => library.settings.read(),
    'settings.write'({ values }) {
      desk.assertWritable();
      library.write(() =>
        Object.entries(values).forEach(([key, value]) => library.settings.write(key, value)),
      );
      desk.emit({ type: 'settings.changed', keys: Object.keys(values) });
      return {};
    },
  };
}
