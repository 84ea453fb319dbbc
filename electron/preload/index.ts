import { contextBridge, ipcRenderer } from 'electron';
import type { DeskEvent } from '../../shared/contract/events.ts';
import type { Host } from '../../shared/contract/host.ts';
import { callChannel, eventChannel, listeningChannel } from '../../shared/contract/ipcChannels.ts';
import type { Reply } from '../../shared/contract/reply.ts';

const listeners = new Set<(event: DeskEvent) => void>();
ipcRenderer.on(eventChannel, (_event, deskEvent: DeskEvent) => {
  for (const listener of listeners) listener(deskEvent);
});

const host: Host = {
  // The main process answers with an envelope; a refusal of the line itself rejects.
  call: (name, input) => ipcRenderer.invoke(callChannel, name, input) as Promise<Reply<unknown>>,
  on(listener) {
    listeners.add(listener);
    ipcRenderer.send(listeningChannel);
    return () => listeners.delete(listener);
  },
};

contextBridge.exposeInMainWorld('host', host);
