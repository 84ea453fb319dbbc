import { Columns4, FileText, Moon, Sun } from 'lucide-react';
import { useMemo, useState } from 'react';
import { changeSettings, useSetting } from '../host/settings.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { SelectField } from '../ui/SelectField.tsx';
import { Spinner } from '../ui/Spinner.tsx';
import { deskScheme } from './deskScheme.ts';
import styles from './Preview.module.css';
import { PreviewFrameView } from './PreviewFrameView.tsx';
import { paper, previewCss, type Scheme } from './previewCss.ts';
import { type PreviewSize, previewSizes, widthOf } from './previewSizes.ts';
import type { PreviewSource } from './previewSource.ts';
import { RehearsalBanner, RehearsalMenu } from './RehearsalMenu.tsx';
import { SizeSwitch } from './SizeSwitch.tsx';
import { usePreview } from './usePreview.ts';
import { useSize } from './useSize.ts';
import { useThemes } from './useThemes.ts';

export interface PreviewPaneProps {
  /** The same object as long as it is the same story. */
  readonly source: PreviewSource;
  /** Shows all four widths; the button for it is left out when there is no such view. */
  readonly onOpenWall?: (() => void) | undefined;
}

/** The article beside the text, at one width, as readers will get it. */
export function PreviewPane({ source, onOpenWall }: PreviewPaneProps) {
  const preview = usePreview(source);
  const themes = useThemes();
  const themeId = useSetting('previewTheme');
  const stored = useSetting('previewSize');
  const size = previewSizes.find(({ id }) => id === stored)?.id ?? 'xs';
  const [scheme, setScheme] = useState<Scheme>(deskScheme);
  const [isPaged, setPaged] = useState(false);
  const [pages, setPages] = useState(1);
  const [stage, room] = useSize();

  const theme = themes?.find(({ id }) => id === themeId) ?? themes?.[0];
  const css = useMemo(
    () => (theme === undefined ? '' : previewCss(theme.css, { scheme, isPaged })),
    [theme, scheme, isPaged],
  );
  const width = isPaged ? paper.width + 48 : widthOf(size);
  const scale = room === null ? 1 : Math.min(1, room.width / width);

  return (
    <section className={styles.pane} aria-label="Preview">
      <div>
        <div className={styles.bar} role="toolbar" aria-label="Preview options">
          <SizeSwitch
            size={size}
            isDisabled={isPaged}
            onChange={(next: PreviewSize) => changeSettings({ previewSize: next })}
          />
          {themes !== null && themes.length > 1 && (
            <SelectField
              label="Theme"
              isLabelHidden
              className={styles.theme}
              value={theme?.id ?? ''}
              choices={themes.map(({ id, label }) => ({ value: id, label }))}
              onChange={(id) => changeSettings({ previewTheme: id })}
            />
          )}
          <span className={styles.gap} />
          <IconButton
            label="Dark preview"
            icon={scheme === 'dark' ? <Moon size={16} /> : <Sun size={16} />}
            isPressed={scheme === 'dark'}
            disabled={isPaged}
            onClick={() => setScheme(scheme === 'dark' ? 'light' : 'dark')}
          />
          <RehearsalMenu />
          <IconButton
            label="Print preview"
            icon={<FileText size={16} />}
            isPressed={isPaged}
            onClick={() => setPaged(!isPaged)}
          />
          {onOpenWall !== undefined && (
            <IconButton label="All four widths" icon={<Columns4 size={16} />} onClick={onOpenWall} />
          )}
        </div>
        <RehearsalBanner />
      </div>
      <div className={styles.stage} ref={stage}>
        {themes !== null && theme === undefined && (
          <EmptyState text="No theme is installed, so there is nothing to show the story in." />
        )}
        {(preview === null || themes === null) && <Spinner label="Opening the preview" />}
        {preview !== null && theme !== undefined && room !== null && (
          <PreviewFrameView
            key={isPaged ? 'paper' : 'screen'}
            preview={preview}
            width={width}
            height={Math.ceil(room.height / scale)}
            scale={scale}
            css={css}
            theme={theme.id}
            label={isPaged ? 'Story on paper' : `Story at ${width} pixels`}
            onPages={isPaged ? setPages : undefined}
          />
        )}
      </div>
      <p className={styles.foot}>
        {isPaged ? `A4 · about ${pages} ${pages === 1 ? 'page' : 'pages'}` : `${width} px`}
        {scale < 1 && ` · shown at ${Math.round(scale * 100)} %`}
      </p>
    </section>
  );
}
