import { inColumns } from '../columns.ts';
import { median, percentile } from './measure.ts';

/** What was measured of one side: samples of one unit, less being better unless `isRate`. */
export interface Figure {
  readonly samples: readonly number[];
  readonly unit: 'ms' | 's' | '/s' | 'MB';
  /** Show the 95th percentile beside the median. */
  readonly withTail?: boolean;
}

/** One line of the table; a peer may be missing where there is nobody to compare with. */
export interface Row {
  readonly what: string;
  readonly ours: Figure;
  readonly peer?: { readonly name: string; readonly figure: Figure };
}

const headings = ['what', 'ours', 'peer', "peer's", 'ours to peer'];

function number(value: number): string {
  if (!Number.isFinite(value)) return '?';
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

export function figureText({ samples, unit, withTail }: Figure): string {
  const tail = withTail === true ? ` (p95 ${number(percentile(samples, 0.95))})` : '';
  return `${number(median(samples))}${tail} ${unit}`;
}

/** "1.18× the time", or "33× faster" the other way round: by the medians. */
export function ratioText(ours: Figure, peer: Figure): string {
  const time =
    ours.unit === '/s'
      ? median(peer.samples) / median(ours.samples)
      : median(ours.samples) / median(peer.samples);
  if (ours.unit === 'MB') return `${number(time)}× the memory`;
  return time < 1 ? `${number(1 / time)}× faster` : `${number(time)}× the time`;
}

/** The rows in columns of equal width, headings first. */
export function tableText(rows: readonly Row[]): string {
  const cells = rows.map(({ what, ours, peer }) => [
    what,
    figureText(ours),
    peer?.name ?? '',
    peer === undefined ? '' : figureText(peer.figure),
    peer === undefined ? '' : ratioText(ours, peer.figure),
  ]);
  return inColumns([headings, ...cells]);
}
