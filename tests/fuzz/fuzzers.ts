import { callFuzzer } from './callFuzzer.ts';
import { documentFuzzer } from './documentFuzzer.ts';
import type { Fuzzer } from './fuzzer.ts';
import { importFuzzers } from './importFuzzers.ts';
import { serverFuzzer } from './serverFuzzer.ts';
import { zipFuzzer } from './zipFuzzer.ts';

export const fuzzers: readonly Fuzzer[] = [
  documentFuzzer,
  ...importFuzzers,
  zipFuzzer,
  callFuzzer,
  serverFuzzer,
];
