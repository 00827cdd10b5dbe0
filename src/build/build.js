// Builds everything that is not built yet: dist/ for Apps Script, lib/ for Node and for other projects.
import { fingerprintOfSources, isBuilt, noteBuilt } from './built.js';
import { ensureInstalled } from './installed.js';

ensureInstalled();
const sources = fingerprintOfSources();
if (!isBuilt(sources)) {
  const { buildAddon } = await import('./addon.js');
  const { buildNode } = await import('./node.js');
  const { writeNotices } = await import('./notices.js');
  await Promise.all([buildAddon(), buildNode()]);
  writeNotices();
  noteBuilt(sources);
}
