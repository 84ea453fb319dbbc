import type { Asked } from './record.ts';

type On = 'app' | 'window' | 'contents' | 'session';

/** What a test may have the stand-in do: play the page, the person, the system, or look at what was asked. */
export type Wish =
  | { readonly do: 'recorded' | 'listen' | 'exposed' | 'minimize' | 'closeWindow' | 'quit' }
  /** `at`: what the clock says meanwhile, in milliseconds since 1970. */
  | { readonly do: 'call'; readonly name: string; readonly input: unknown; readonly at?: number }
  | {
      readonly do: 'askFrom';
      readonly frame: 'page' | 'frameInPage' | 'elsewhere' | 'gone';
      readonly channel: string;
      readonly name: unknown;
      readonly input: unknown;
    }
  | {
      readonly do: 'request';
      readonly url: string;
      readonly method?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** `'contents'` stands for the page's contents, `'answer'` for the callback. */
  | {
      readonly do: 'handler';
      readonly handler: string;
      readonly partition?: string;
      readonly with: readonly unknown[];
    }
  | {
      readonly do: 'refusable';
      readonly on: On;
      readonly event: string;
      readonly facts: object;
      readonly with?: readonly unknown[];
      readonly download?: string;
    }
  | { readonly do: 'emit'; readonly on: On; readonly event: string; readonly with: readonly unknown[] }
  | { readonly do: 'openWindow'; readonly url: string }
  | { readonly do: 'setBounds'; readonly bounds: Readonly<Record<string, number>> }
  | { readonly do: 'answerDialogs'; readonly with: readonly unknown[] }
  | { readonly do: 'chooseMenu'; readonly id: string };

export type Answer =
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly message: string }
  | { readonly kind: 'event'; readonly event: unknown }
  | { readonly kind: 'exit'; readonly code: number; readonly record: readonly Asked[] };
