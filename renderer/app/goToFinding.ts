import { showStory } from './storyActions.ts';
import { whenEditorReady } from './whenEditorReady.ts';

/** Shows the place a finding is about, opening its story first when it is another one. */
export async function goToFinding(id: string, position: number | null): Promise<void> {
  await showStory(id);
  const handle = position === null ? null : await whenEditorReady(id);
  if (position !== null) handle?.goTo(position);
}
