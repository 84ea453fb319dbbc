import type { MediaInfo } from '../../../shared/contract/calls.ts';
import type { AttributeKind } from '../../../shared/document/attribute.ts';
import type { Element } from '../../../shared/document/element.ts';
import type { JsonValue } from '../../../shared/document/json.ts';
import { safeUrl } from '../../../shared/document/safeUrl.ts';
import type { AttributeValues } from '../../editor/attributeChange.ts';
import { formatDuration, readDuration } from '../../editor/formatDuration.ts';
import { SelectField } from '../../ui/SelectField.tsx';
import { SwitchField } from '../../ui/SwitchField.tsx';
import { DraftField } from './DraftField.tsx';
import { PictureField } from './PictureField.tsx';

export interface AttributeFieldProps {
  readonly name: string;
  readonly kind: AttributeKind;
  /** As the document holds it; the schema has checked its type. */
  readonly value: unknown;
  readonly element: Element;
  readonly isReadOnly: boolean;
  /** Changes of one `visit` to a field are one step to undo. */
  readonly onChange: (values: AttributeValues, visit?: string) => void;
}

/** The control an attribute's kind asks for. */
export function AttributeField({ name, kind, value, element, isReadOnly, onChange }: AttributeFieldProps) {
  const set = (next: JsonValue, visit?: string): void => onChange({ [name]: next }, visit);
  const text = typeof value === 'string' ? value : '';
  switch (kind.control) {
    case 'choice':
      return (
        <SelectField
          label={kind.label}
          value={String(value)}
          choices={kind.choices ?? []}
          onChange={(next) => set(next)}
        />
      );
    case 'flag':
      return (
        <SwitchField
          label={kind.label}
          checked={value === true}
          disabled={isReadOnly}
          onChange={(next) => set(next)}
        />
      );
    case 'media':
      return (
        <PictureField
          label={kind.label}
          value={typeof value === 'string' ? value : null}
          accept={acceptedBy(element, name)}
          disabled={isReadOnly}
          onChange={(source, info) => onChange({ [name]: source, ...measured(element, name, info) })}
        />
      );
    case 'number':
      return (
        <DraftField
          label={kind.label}
          value={value === null || value === undefined ? '' : String(value)}
          inputMode="numeric"
          read={(typed) => fit(kind, typed.trim() === '' ? null : Number(typed))}
          problem="A whole number."
          onChange={set}
        />
      );
    case 'duration':
      return (
        <DraftField
          label={kind.label}
          value={formatDuration(value)}
          placeholder="0:00"
          read={(typed) => (typed.trim() === '' ? { value: null } : fit(kind, readDuration(typed), true))}
          problem="Minutes and seconds, as in 4:26."
          onChange={set}
        />
      );
    case 'date':
      return (
        <DraftField
          label={kind.label}
          type="date"
          value={text.slice(0, 10)}
          read={(typed) => fit(kind, typed === '' ? null : typed)}
          problem="A date."
          onChange={set}
        />
      );
    case 'url':
      return (
        <DraftField
          label={kind.label}
          type="url"
          dir="ltr"
          placeholder="https://"
          value={text}
          read={(typed) => (typed.trim() === '' ? { value: null } : fit(kind, safeUrl(typed), true))}
          problem="Not an address a reader can follow. It begins with https://."
          onChange={set}
        />
      );
    case 'text':
    case 'paragraph':
      return (
        <DraftField
          label={kind.label}
          value={text}
          isLong={kind.control === 'paragraph'}
          read={(typed) => fit(kind, typed)}
          problem="Too long."
          onChange={set}
        />
      );
    case 'none':
      return null;
  }
}

/** The value when the attribute takes it. `refuseNull`: null stands for something that could not be read. */
function fit(
  kind: AttributeKind,
  value: JsonValue,
  refuseNull = false,
): { readonly value: JsonValue } | null {
  if (refuseNull && value === null) return null;
  return kind.schema.safeParse(value).success ? { value } : null;
}

function acceptedBy(element: Element, name: string): string {
  if (name === 'poster' || element.name === 'figure' || element.name === 'byline') return 'image/*';
  return element.name === 'audio' ? 'audio/*' : 'video/*';
}

/** What the file says about itself goes with it, where the element has a place for it. */
function measured(
  element: Element,
  name: string,
  info: MediaInfo | null,
): Readonly<Record<string, JsonValue>> {
  if (info === null || name === 'poster') return {};
  const { width, height, duration } = info;
  return Object.fromEntries(
    Object.entries({ width, height, duration }).filter(
      ([key, value]) => key in element.attributes && value !== null,
    ),
  );
}
