import { join } from 'node:path';
import { app, dialog } from 'electron';
import { dataFolder as usualDataFolder } from '../launch/dataFolder.mjs';
import { isEncrypted } from '../launch/isEncrypted.mjs';
import { pageAddress } from './address.ts';
import { announce } from './announce.ts';
import { forgetWindow } from './forgetWindow.ts';
import { hardenContents } from './hardenContents.ts';
import { hardenSession } from './hardenSession.ts';
import { keepFilesIn } from './keepFilesIn.ts';
import { openDesk, type RunningDesk } from './openDesk.ts';
import { places } from './places.ts';
import { registerScheme } from './protocol.ts';
import { keepQuiet } from './quiet.ts';
import { refusedSwitch } from './refusedSwitches.ts';
import { showWhyNot } from './showWhyNot.ts';
import { claimInstance } from './singleInstance.ts';
import { readStartArguments } from './startArguments.ts';

// No `await` at this level: Electron is not ready before this module has run to its end.
const argv = process.argv.slice(app.isPackaged ? 1 : 2);
const refused = app.isPackaged ? refusedSwitch(process.argv.slice(1)) : null;
if (refused === null) start();
else {
  dialog.showErrorBox(
    'Stet does not start with this switch',
    `${refused} would open your stories to other programs. Start Stet without it.`,
  );
  app.exit(2);
}

function start(): void {
  const given = readStartArguments(argv, process.cwd());
  const dataFolder = given.dataFolder ?? usualDataFolder();
  const hasDevTools = !app.isPackaged;
  let desk: RunningDesk | null = null;
  const early: string[] = [...given.files];
  const open = (files: readonly string[]) => {
    if (desk === null) early.push(...files);
    else desk.open(files);
  };

  app.setName('Stet');
  if (process.platform === 'win32') app.setAppUserModelId('org.stet.desk');
  app.setAboutPanelOptions({
    applicationName: 'Stet',
    applicationVersion: app.getVersion(),
    copyright: 'An offline newsroom desk.',
    iconPath: places.icon,
  });
  keepFilesIn(dataFolder);
  keepQuiet();
  registerScheme();

  if (!claimInstance(given.files, { window: () => desk?.window ?? null, open })) {
    announce({ running: pageAddress });
    app.quit();
    return;
  }
  if (isEncrypted(dataFolder)) forgetWindow(join(dataFolder, 'window'));

  app.on('session-created', (session) => hardenSession(session, { hasDevTools }));
  app.on('web-contents-created', (_event, contents) => hardenContents(contents));
  app.on('open-file', (event, path) => {
    event.preventDefault();
    open([path]);
  });
  app.on('window-all-closed', () => app.quit());

  void app
    .whenReady()
    .then(() => openDesk({ dataFolder, hasDevTools }))
    .then((opened) => {
      desk = opened;
      desk.open(early.splice(0));
    })
    .catch((error: unknown) => showWhyNot(error, dataFolder));
}
