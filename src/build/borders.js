// npm run test:borders: every function × role × somebody else's thing, on both engines, and how many cases were tried and held.
process.env['BORDERS'] = 'whole';
process.argv.push('test/addon/borders.test.ts');
await import('./test-only.js');
export {};
