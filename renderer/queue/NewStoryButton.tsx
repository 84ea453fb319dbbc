import { Plus } from 'lucide-react';
import type { AppInfo } from '../../shared/contract/calls.ts';
import { Button } from '../ui/Button.tsx';
import { MenuButton } from '../ui/MenuButton.tsx';

export interface NewStoryButtonProps {
  /** Null until the desk knows them: a menu opened before would lack them as long as it is open. */
  readonly templates: AppInfo['templates'] | null;
  readonly onCreate: (template: string | null) => void;
  readonly isDisabled: boolean;
}

export function NewStoryButton({ templates, onCreate, isDisabled }: NewStoryButtonProps) {
  return (
    <MenuButton
      align="end"
      trigger={
        <Button icon={<Plus size={14} />} disabled={isDisabled || templates === null}>
          New story
        </Button>
      }
      entries={() => [
        { id: 'empty', label: 'Empty story', run: () => onCreate(null) },
        'separator',
        ...(templates ?? []).map(({ id, label }) => ({ id, label, run: () => onCreate(id) })),
      ]}
    />
  );
}
