import type { Handlers } from '../dispatch.ts';
import type { Desk } from './desk.ts';

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
