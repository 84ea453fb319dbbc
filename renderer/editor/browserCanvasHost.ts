import { api, mediaUrl } from '../host/host.ts';
import { showToast } from '../ui/toast.ts';
import type { CanvasHost } from './canvasHost.ts';

export interface HostParts {
  readonly chooseByline: () => void;
  readonly makeReading: () => void;
  readonly crop: (position: number) => void;
  readonly announce: (text: string) => void;
}

/** The window the page stands in. */
export function browserCanvasHost({ chooseByline, makeReading, crop, announce }: HostParts): CanvasHost {
  return {
    mediaUrl,
    chooseByline,
    makeReading,
    crop,
    announce,
    addMedia: async (file) =>
      api.call('media.add', { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }),
    chooseFiles,
    offer: (text, action) => {
      showToast({ text, action });
    },
    say: (text, kind = 'note') => {
      showToast({ text, kind });
    },
  };
}

/** The browser's own dialog; resolves to nothing when it is cancelled. */
function chooseFiles(accept: string, count: 'one' | 'several' = 'one'): Promise<readonly File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = accept;
    input.multiple = count === 'several';
    input.addEventListener('change', () => resolve([...(input.files ?? [])]));
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  });
}
