import { Unplug } from 'lucide-react';
import { changeSettings, useSetting } from '../host/settings.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { MenuButton } from '../ui/MenuButton.tsx';
import { mediaFateOf, mediaFates } from './mediaRehearsal.ts';

/** Chooses whether film and sound reach the readers of the preview. */
export function RehearsalMenu() {
  const fate = mediaFateOf(useSetting('previewMedia'));
  return (
    <MenuButton
      align="end"
      trigger={
        <IconButton
          label="Rehearse dead media"
          icon={<Unplug size={16} />}
          isPressed={fate !== 'real' || undefined}
        />
      }
      entries={() =>
        mediaFates.map(({ id, label }) => ({
          id,
          label,
          isChecked: id === fate,
          run: () => changeSettings({ previewMedia: id }),
        }))
      }
    />
  );
}

/** Says that what is shown is not how things are; nothing while it is. */
export function RehearsalBanner() {
  const fate = mediaFateOf(useSetting('previewMedia'));
  const told = mediaFates.find(({ id }) => id === fate)?.told ?? '';
  if (told === '') return null;
  return (
    <Banner
      kind="note"
      action={<Button onClick={() => changeSettings({ previewMedia: 'real' })}>End rehearsal</Button>}
    >
      Rehearsal: {told} Embeds load nothing in any case.
    </Banner>
  );
}
