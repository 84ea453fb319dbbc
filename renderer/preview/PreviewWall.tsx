import { Moon, Sun } from 'lucide-react';
import { useMemo, useState } from 'react';
import { changeSettings, useSetting } from '../host/settings.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { SelectField } from '../ui/SelectField.tsx';
import { Spinner } from '../ui/Spinner.tsx';
import { deskScheme } from './deskScheme.ts';
import styles from './Preview.module.css';
import { PreviewFrameView } from './PreviewFrameView.tsx';
import { previewCss, type Scheme } from './previewCss.ts';
import { previewSizes } from './previewSizes.ts';
import type { PreviewSource } from './previewSource.ts';
import { RehearsalBanner, RehearsalMenu } from './RehearsalMenu.tsx';
import { usePreview } from './usePreview.ts';
import { useSize } from './useSize.ts';
import { useThemes } from './useThemes.ts';
import { wallScales } from './wallScales.ts';

export interface PreviewWallProps {
  readonly source: PreviewSource;
  readonly onClose: () => void;
}

/** All four widths at once, over the whole window; scrolling one scrolls all to the same paragraph. */
export function PreviewWall({ source, onClose }: PreviewWallProps) {
  const preview = usePreview(source);
  const themes = useThemes();
  const themeId = useSetting('previewTheme');
  const [scheme, setScheme] = useState<Scheme>(deskScheme);
  const [stage, room] = useSize();
  const theme = themes?.find(({ id }) => id === themeId) ?? themes?.[0];
  const css = useMemo(
    () => (theme === undefined ? '' : previewCss(theme.css, { scheme, isPaged: false })),
    [theme, scheme],
  );
  const scales = wallScales(
    previewSizes.map(({ width }) => width),
    room?.width ?? 0,
  );

  return (
    <Dialog title="Four widths" size="full" onClose={onClose}>
      <div className={styles.wallPage}>
        <div className={styles.wallBar} role="toolbar" aria-label="Preview options">
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
          <IconButton
            label="Dark preview"
            icon={scheme === 'dark' ? <Moon size={16} /> : <Sun size={16} />}
            isPressed={scheme === 'dark'}
            onClick={() => setScheme(scheme === 'dark' ? 'light' : 'dark')}
          />
          <RehearsalMenu />
        </div>
        <RehearsalBanner />
        <div className={styles.wall} ref={stage}>
          {(preview === null || themes === null) && <Spinner label="Opening the preview" />}
          {preview !== null &&
            theme !== undefined &&
            room !== null &&
            previewSizes.map(({ id, label, width }, index) => {
              const scale = scales[index] ?? 1;
              return (
                <figure key={id} className={styles.wallItem}>
                  <figcaption className={styles.wallLabel}>
                    <b>{label}</b> {width} px{scale < 1 && ` · ${Math.round(scale * 100)} %`}
                  </figcaption>
                  <PreviewFrameView
                    preview={preview}
                    width={width}
                    height={Math.ceil(Math.max(200, room.height - 28) / scale)}
                    scale={scale}
                    css={css}
                    theme={theme.id}
                    label={`Story at ${width} pixels`}
                  />
                </figure>
              );
            })}
        </div>
      </div>
    </Dialog>
  );
}
