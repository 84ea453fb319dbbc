import { contractSuite } from './contractSuite.ts';
import { inProcess } from './hosts.ts';

contractSuite('in process', inProcess);
