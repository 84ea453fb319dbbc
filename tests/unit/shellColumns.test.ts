import { describe, expect, it } from 'vitest';
import { fitColumns, type PanelName } from '../../renderer/app/fitColumns.ts';

const wishes = (open: readonly PanelName[]) => ({
  queue: { isOpen: open.includes('queue'), width: 312 },
  inspector: { isOpen: open.includes('inspector'), width: 320 },
  preview: { isOpen: open.includes('preview'), width: 480 },
});

const shown = (width: number, open: readonly PanelName[], latest: PanelName | null) => {
  const { queue, inspector, preview } = fitColumns(width, wishes(open), latest);
  return [queue, inspector, preview].map((place) =>
    place.mode === 'beside' ? place.width : place.mode === 'over' ? 'over' : 0,
  );
};

describe('the panels make room for the page', () => {
  it.each([
    // window, open, asked for last → queue, inspector, preview
    [1440, ['queue', 'inspector'], null, [312, 320, 0]],
    [1440, ['queue', 'inspector', 'preview'], null, [312, 300, 348]],
    [1280, ['queue', 'inspector', 'preview'], null, [0, 320, 432]],
    [1024, ['queue', 'inspector'], null, [0, 320, 0]],
    [1024, ['queue', 'inspector'], 'queue', [312, 0, 0]],
    [1024, ['queue', 'inspector', 'preview'], null, [0, 0, 480]],
    [1024, ['queue', 'inspector', 'preview'], 'inspector', [0, 320, 0]],
    // 1440 × 900 at 200 %: one column, and what is asked for floats over it.
    [720, ['queue', 'inspector'], null, [0, 0, 0]],
    [720, ['queue', 'inspector'], 'inspector', [0, 'over', 0]],
    [720, ['queue', 'inspector'], 'queue', ['over', 0, 0]],
    [1440, [], null, [0, 0, 0]],
  ] as const)('%i wide with %j, %s last', (width, open, latest, expected) => {
    expect(shown(width, open, latest)).toEqual(expected);
  });

  it('leaves the page 480 pixels at every width, whatever is open', () => {
    const panels: readonly PanelName[] = ['queue', 'inspector', 'preview'];
    const cases = [null, ...panels].flatMap((latest) =>
      Array.from({ length: 150 }, (_, index) => ({ latest, width: 528 + index * 12 })),
    );
    const narrow = cases.filter(({ latest, width }) => {
      const places = Object.values(fitColumns(width, wishes(panels), latest));
      const taken = places.reduce((sum, place) => sum + (place.mode === 'over' ? 0 : place.width), 0);
      const rail = places[0]?.mode === 'over' ? 48 : 0;
      return width - taken - rail < 480;
    });
    expect(narrow).toEqual([]);
  });

  it('keeps a floating panel inside the window', () => {
    expect(fitColumns(320, wishes(['inspector']), 'inspector').inspector).toEqual({
      mode: 'over',
      width: 272,
    });
  });
});
