/** A story's document as it is stored and exchanged: ProseMirror's own JSON, read-only. */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

export interface MarkJson {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, JsonValue>>;
}

export interface NodeJson {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, JsonValue>>;
  readonly content?: readonly NodeJson[];
  readonly marks?: readonly MarkJson[];
  readonly text?: string;
}
