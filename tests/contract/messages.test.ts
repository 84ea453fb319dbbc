import { contractSuite } from './contractSuite.ts';
import { overMessages } from './hosts.ts';

contractSuite('over messages, as Electron carries them', overMessages);
