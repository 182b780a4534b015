import './theme/inter.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Root } from './Root.tsx';
import { paintGround } from './theme/ground.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

paintGround();
createRoot(root).render(
  <StrictMode>
    <Root />
  </StrictMode>,
);
