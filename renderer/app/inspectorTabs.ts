/** The inspector's tabs, in order. */
export const inspectorTabs = [
  { id: 'facts', label: 'Facts' },
  { id: 'bylines', label: 'Bylines' },
  { id: 'block', label: 'Block' },
  { id: 'findings', label: 'Findings' },
  { id: 'versions', label: 'Versions' },
] as const;
