import { useId } from 'react';
import styles from './Preview.module.css';
import { type PreviewSize, previewSizes } from './previewSizes.ts';

export interface SizeSwitchProps {
  readonly size: PreviewSize;
  readonly isDisabled: boolean;
  readonly onChange: (size: PreviewSize) => void;
}

/** XS SM MD LG as one control: Tab reaches it, the arrows switch. */
export function SizeSwitch({ size, isDisabled, onChange }: SizeSwitchProps) {
  const name = useId();
  return (
    <fieldset className={styles.sizes} disabled={isDisabled}>
      <legend className="visually-hidden">Width</legend>
      {previewSizes.map(({ id, label, width }) => (
        <label key={id} className={styles.size} title={`${width} pixels`}>
          <input
            type="radio"
            className={styles.sizeInput}
            name={name}
            value={id}
            checked={id === size}
            onChange={() => onChange(id)}
            aria-label={`${label}, ${width} pixels`}
          />
          <span aria-hidden="true">{label}</span>
        </label>
      ))}
    </fieldset>
  );
}
