import { randomUUID } from 'node:crypto';
import { BrowserWindow, session } from 'electron';
import { longestPrint, printWithin } from '../core/platform.ts';
import { scheme } from './address.ts';

const partition = 'print';
const pages = new Map<string, string>();
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; media-src data:";

/** Serves pages to be printed to a session of their own, which keeps nothing on disk. Once, when the app is ready. */
export function preparePrinting(): void {
  session.fromPartition(partition).protocol.handle(scheme, (request) => {
    const html = pages.get(request.url);
    if (html === undefined) return new Response(null, { status: 404 });
    return new Response(html, {
      headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy },
    });
  });
}

/** A self-contained page as PDF, laid out in a hidden window without scripts or network. Rejects when it hangs. */
export async function printPdf(html: string): Promise<Uint8Array> {
  const address = `${scheme}://print/${randomUUID()}`;
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      partition,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
      spellcheck: false,
      webviewTag: false,
    },
  });
  const print = async (): Promise<Uint8Array> => {
    await window.loadURL(address);
    return window.webContents.printToPDF({
      printBackground: true,
      preferCSSPageSize: true,
      generateDocumentOutline: true,
      generateTaggedPDF: true,
    });
  };
  pages.set(address, html);
  try {
    return await printWithin(longestPrint, print());
  } finally {
    pages.delete(address);
    window.destroy();
  }
}
