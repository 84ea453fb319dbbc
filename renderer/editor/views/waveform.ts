import { mediaBytes } from '../../host/host.ts';
import { element } from '../dom.ts';
import { formatDuration } from '../formatDuration.ts';

/**
 * Sound is decoded whole: stereo of this length takes some 300 MB for a moment. Longer sound has the browser's
 * player alone.
 */
const longest = 15 * 60;
const mostBytes = 64_000_000;
/** Bars of the picture, and samples a second that are enough for them. */
const bars = 240;
const roughRate = 8000;

export interface Waveform {
  readonly dom: HTMLElement;
  readonly stop: () => void;
}

/** The loudness of each part of a sound, from 0 to 1. */
type Peaks = readonly number[];
/** By media source, which is its content's hash: pictures of the same sound are the same. */
const known = new Map<string, Promise<Peaks | null>>();
const mostKnown = 50;

/**
 * The shape of a sound under its player, the part that was played marked. It is a slider, so arrows, Home, End and
 * the pointer move in it. It is drawn when it comes into sight, and stays away where the sound cannot be decoded.
 */
export function waveform(source: string, seconds: number, player: HTMLAudioElement): Waveform {
  const canvas = element('canvas', { 'aria-hidden': 'true' });
  const slider = element('input', {
    type: 'range',
    min: '0',
    max: String(Math.max(1, Math.round(seconds))),
    step: '1',
    value: '0',
    'aria-label': 'Place in the sound',
  });
  const dom = element('div', { class: 'waveform', dir: 'ltr', hidden: true }, canvas, slider);
  let peaks: Peaks | null = null;

  const total = (): number => (Number.isFinite(player.duration) ? player.duration : seconds);
  const show = (): void => {
    slider.value = String(Math.round(player.currentTime));
    slider.setAttribute(
      'aria-valuetext',
      `${formatDuration(player.currentTime)} of ${formatDuration(total())}`,
    );
    if (peaks !== null) draw(canvas, peaks, player.currentTime / Math.max(0.001, total()));
  };
  slider.addEventListener('input', () => {
    player.currentTime = Number(slider.value);
    show();
  });
  slider.addEventListener('keydown', (event) => {
    if (event.key !== ' ') return;
    event.preventDefault();
    if (player.paused) player.play().catch(() => {});
    else player.pause();
  });
  for (const name of ['timeupdate', 'seeked', 'loadedmetadata']) player.addEventListener(name, show);

  const load = (): void => {
    void peaksOf(source).then((found) => {
      if (found === null || !dom.isConnected) return;
      peaks = found;
      dom.hidden = false;
      show();
    });
  };
  const sight = new IntersectionObserver(([entry]) => {
    if (entry?.isIntersecting !== true) return;
    sight.disconnect();
    // Not on a key's path; but a desk that never rests shows it all the same.
    requestIdleCallback(load, { timeout: 2000 });
  });
  const size = new ResizeObserver(show);
  if (seconds <= longest) sight.observe(player);
  size.observe(dom);
  // Its colours are the desk's, light or dark.
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  scheme.addEventListener('change', show);
  return {
    dom,
    stop() {
      sight.disconnect();
      size.disconnect();
      scheme.removeEventListener('change', show);
      player.pause();
    },
  };
}

function peaksOf(source: string): Promise<Peaks | null> {
  const before = known.get(source);
  if (before !== undefined) return before;
  if (known.size >= mostKnown) known.clear();
  // What cannot be decoded, or could not be had just now, has no shape; the player says what is wrong.
  const found = readPeaks(source).catch(() => {
    known.delete(source);
    return null;
  });
  known.set(source, found);
  return found;
}

async function readPeaks(source: string): Promise<Peaks | null> {
  const bytes = await mediaBytes(source, mostBytes);
  if (bytes === null) return null;
  const sound = await new OfflineAudioContext(1, 1, roughRate).decodeAudioData(bytes);
  if (sound.duration > longest) return null;
  const samples = sound.getChannelData(0);
  const width = Math.max(1, Math.floor(samples.length / bars));
  const loud = Array.from({ length: bars }, (_, bar) => {
    // The mean of the squares, not the highest sample: each second of speech has one of those.
    let energy = 0;
    const end = Math.min(samples.length, (bar + 1) * width);
    for (let at = bar * width; at < end; at += 1) energy += (samples[at] ?? 0) ** 2;
    return Math.sqrt(energy / width);
  });
  const loudest = Math.max(...loud, 0.01);
  return loud.map((peak) => peak / loudest);
}

function draw(canvas: HTMLCanvasElement, peaks: Peaks, played: number): void {
  const { clientWidth, clientHeight } = canvas;
  const scale = window.devicePixelRatio;
  canvas.width = Math.round(clientWidth * scale);
  canvas.height = Math.round(clientHeight * scale);
  const paint = canvas.getContext('2d');
  if (paint === null) return;
  const colours = getComputedStyle(canvas);
  paint.scale(scale, scale);
  const step = clientWidth / peaks.length;
  for (const [index, peak] of peaks.entries()) {
    const isPlayed = (index + 0.5) / peaks.length <= played;
    paint.fillStyle = isPlayed ? colours.getPropertyValue('accent-color') : colours.color;
    const height = Math.max(1, peak * clientHeight);
    paint.fillRect(index * step, (clientHeight - height) / 2, Math.max(1, step * 0.6), height);
  }
}
