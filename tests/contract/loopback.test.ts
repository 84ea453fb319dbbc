import { contractSuite } from './contractSuite.ts';
import { overLoopback } from './hosts.ts';

contractSuite('over loopback HTTP and WebSocket', overLoopback);
