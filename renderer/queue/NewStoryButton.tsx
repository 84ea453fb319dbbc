import { Plus } from 'lucide-react';
import type { AppInfo } from '../../shared/contract/calls.ts';
import { Button } from '../ui/Button.tsx';
import { MenuButton } from '../ui/MenuButton.tsx';

export interface NewStoryButtonProps {
  readonly templates: AppInfo['templates'];
  readonly onCreate: (template: string | null) => void;
  readonly isDisabled: boolean;
}

export function NewStoryButton({ templates, onCreate, isDisabled }: NewStoryButtonProps) {
  return (
    <MenuButton
      align="end"
      trigger={
        <Button icon={<Plus size={14} />} disabled={isDisabled}>
          New story
        </Button>
      }
      entries={() => [
        { id: 'empty', label: 'Empty story', run: () => onCreate(null) },
        'separator',
        ...templates.map(({ id, label }) => ({ id, label, run: () => onCreate(id) })),
      ]}
    />
  );
}
