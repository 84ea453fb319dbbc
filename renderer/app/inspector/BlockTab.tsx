import { Crop, SquareDashedMousePointer } from 'lucide-react';
import { useCallback, useRef, useSyncExternalStore } from 'react';
import type { AttributeValues } from '../../editor/attributeChange.ts';
import type { EditorHandle } from '../../editor/editorHandle.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useShown } from '../shown.ts';
import { AttributeField } from './AttributeField.tsx';
import styles from './Inspector.module.css';
import { type SelectedElement, selectedElements } from './selectedElements.ts';

export function BlockTab() {
  const handle = useShown((shown) => shown.handle);
  return handle === null ? null : <Block handle={handle} />;
}

/** Properties of what the caret is in: one form for every element there is, made of its own attributes. */
function Block({ handle }: { readonly handle: EditorHandle }) {
  const selected = useSelected(handle);
  const isReadOnly = useShown((shown) => shown.session?.isReadOnly ?? true);
  if (selected.length === 0) {
    return (
      <EmptyState
        icon={<SquareDashedMousePointer size={28} />}
        text="Put the caret into a picture, a box or another block to set its properties here."
      />
    );
  }
  const set = (position: number, name: string, values: AttributeValues, visit?: string): void => {
    if (handle.editor.state.doc.nodeAt(position)?.type.name !== name) return;
    handle.setAttributes(position, values, visit);
  };
  return (
    <div className={styles.tab}>
      {selected.map(({ element, node, position }) => (
        <fieldset key={`${element.name}-${String(position)}`} className={styles.fields} disabled={isReadOnly}>
          <legend className={styles.legend}>{element.label}</legend>
          {Object.entries(element.attributes)
            .filter(([, kind]) => kind.control !== 'none')
            .map(([name, kind]) => (
              <AttributeField
                key={name}
                name={name}
                kind={kind}
                value={node.attrs[name]}
                element={element}
                isReadOnly={isReadOnly}
                onChange={(values, visit) => set(position, element.name, values, visit)}
              />
            ))}
          {element.name === 'figure' && node.attrs['source'] !== null && (
            <Button icon={<Crop size={14} />} onClick={() => handle.cropping.set(position)}>
              Crop and focal point…
            </Button>
          )}
        </fieldset>
      ))}
    </div>
  );
}

/** Renders again only when another element is selected or one of its properties changes. */
function useSelected(handle: EditorHandle): readonly SelectedElement[] {
  const last = useRef<readonly SelectedElement[]>([]);
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = [handle.onSelection(listener), handle.onDocument(listener)];
      return () => {
        for (const stop of stops) stop();
      };
    },
    [handle],
  );
  return useSyncExternalStore(subscribe, () => {
    const now = selectedElements(handle.editor.state);
    const same =
      now.length === last.current.length &&
      now.every((one, index) => {
        const before = last.current[index];
        return before?.position === one.position && before.node.hasMarkup(one.node.type, one.node.attrs);
      });
    if (!same) last.current = now;
    return last.current;
  });
}
