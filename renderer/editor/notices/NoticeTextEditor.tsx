import type { Editor } from '@tiptap/core';
import { Bold, Italic, Link2, List } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { NodeJson } from '../../../shared/document/json.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { toggle, toggleList } from '../blockCommands.ts';
import { markRange, readLink } from '../markRange.ts';
import { createNoticeEditor } from './createNoticeEditor.ts';
import './noticeText.css';

export interface NoticeTextEditorProps {
  readonly label: string;
  /** BCP 47. */
  readonly language: string;
  /** What it begins with, and begins anew with when the form of the notice changes; else it is not followed. */
  readonly content: readonly NodeJson[];
  readonly hasLists: boolean;
  readonly isDisabled: boolean;
  readonly error: string | undefined;
  readonly onChange: (content: NodeJson[]) => void;
}

/** The words of a notice in one language: paragraphs, bold and italic, links and lists. */
export function NoticeTextEditor(props: NoticeTextEditorProps) {
  const { label, language, hasLists, isDisabled, error } = props;
  const place = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<Editor | null>(null);
  const [address, setAddress] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const latest = useRef(props.content);
  latest.current = props.content;
  const change = useRef(props.onChange);
  change.current = props.onChange;
  useEffect(() => {
    const made = createNoticeEditor({
      content: latest.current,
      hasLists,
      label,
      language,
      isEditable: !isDisabled,
      onChange: (blocks) => change.current(blocks),
    });
    if (place.current !== null) made.mount(place.current);
    setEditor(made);
    return () => made.destroy();
  }, [hasLists, label, language, isDisabled]);

  const run = (command: ReturnType<typeof toggle>): void => {
    if (editor === null) return;
    command(editor.state, editor.view.dispatch, editor.view);
    editor.view.focus();
  };
  const askLink = (): void => {
    if (editor === null) return;
    setProblem(null);
    setAddress(markRange(editor.state, 'link').attributes?.href ?? '');
  };
  const setLink = (): void => {
    if (editor === null || address === null) return;
    const range = markRange(editor.state, 'link');
    const type = editor.schema.marks['link'];
    const read = address.trim() === '' ? null : readLink(address);
    if (read !== null && !read.ok) {
      setProblem(read.reason);
      return;
    }
    if (range.from === range.to && read !== null) {
      setProblem('Select the words of the link first.');
      return;
    }
    if (type !== undefined) {
      const transaction = editor.state.tr.removeMark(range.from, range.to, type);
      if (read !== null) transaction.addMark(range.from, range.to, type.create({ href: read.href }));
      editor.view.dispatch(transaction);
    }
    setAddress(null);
    editor.view.focus();
  };
  return (
    <div className="notice-editor">
      <div className="notice-tools" role="toolbar" aria-label={`${label}: form`}>
        <IconButton
          label="Bold"
          icon={<Bold size={14} />}
          disabled={isDisabled}
          onClick={() => run(toggle('bold'))}
        />
        <IconButton
          label="Italic"
          icon={<Italic size={14} />}
          disabled={isDisabled}
          onClick={() => run(toggle('italic'))}
        />
        <IconButton label="Link" icon={<Link2 size={14} />} disabled={isDisabled} onClick={askLink} />
        {hasLists && (
          <IconButton
            label="Bulleted list"
            icon={<List size={14} />}
            disabled={isDisabled}
            onClick={() => run(toggleList('bulletList'))}
          />
        )}
      </div>
      {address !== null && (
        <div className="notice-link">
          <TextField
            label="Address of the link"
            isLabelHidden
            value={address}
            dir="ltr"
            placeholder="https:// (empty takes the link off)"
            error={problem}
            // It was asked for just now.
            autoFocus
            onChange={setAddress}
            onKeyDown={(event) => {
              if (event.key === 'Enter') {
                event.preventDefault();
                setLink();
              } else if (event.key === 'Escape') {
                event.preventDefault();
                event.stopPropagation();
                setAddress(null);
                editor?.view.focus();
              }
            }}
          />
          <Button onClick={setLink}>Set link</Button>
        </div>
      )}
      <div ref={place} className="notice-text" data-invalid={error === undefined ? undefined : ''} />
      {error !== undefined && (
        <p className="notice-problem" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
