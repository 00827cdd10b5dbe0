// Builds everything: dist/ for Apps Script, lib/ for Node and for other projects.
import { ensureInstalled } from './installed.js';

ensureInstalled();
const { buildAddon } = await import('./addon.js');
const { buildNode } = await import('./node.js');
const { writeNotices } = await import('./notices.js');

await Promise.all([buildAddon(), buildNode()]);
writeNotices();
