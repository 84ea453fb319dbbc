import './styles/base.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { listenToKeys } from './app/keys.ts';
import { followOpenStory } from './app/shown.ts';
import { startDesk } from './app/startDesk.ts';
import { applyLooks } from './app/textZoom.ts';
import { watchFindings } from './app/watchFindings.ts';

applyLooks();
followOpenStory();
startDesk();
listenToKeys();
watchFindings();

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<App />);
