import { createCore } from '../../electron/core/core.ts';
import { barePlatform } from '../../electron/core/platform.ts';
import { resourcesFolder } from '../contract/hosts.ts';

// Run as a program: opens the core on the folder in argv[2], says so, and stays until it is killed.
const [, , dataFolder = ''] = process.argv;
await createCore({ dataFolder, resourcesFolder, platform: barePlatform });
process.stdout.write('open\n');
setInterval(() => undefined, 1000);
