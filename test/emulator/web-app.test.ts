// Web apps: as whom they run, who may open them, and what their templates print.
import { expect, test } from '@jest/globals';
import { account, startEmulator } from '../emulator';
import { projectOf, resultOf, startProject } from './project';

const who = `function who() { return [Session.getActiveUser().getEmail(), Session.getEffectiveUser().getEmail()]; }
function doGet() { return ContentService.createTextOutput(JSON.stringify(who())); }`;

const accounts = [account('1', 'ana@example.com'), account('2', 'ben@example.com'), account('3', 'eve@gmail.com')];

const modes = [
  { executeAs: 'USER_ACCESSING', access: 'ANYONE', visitor: '3', is: ['eve@gmail.com', 'eve@gmail.com'] },
  { executeAs: 'USER_DEPLOYING', access: 'ANYONE', visitor: '3', is: ['', 'ana@example.com'] },
  { executeAs: 'USER_DEPLOYING', access: 'ANYONE', visitor: '2', is: ['ben@example.com', 'ana@example.com'] },
  { executeAs: 'USER_ACCESSING', access: 'DOMAIN', visitor: '2', is: ['ben@example.com', 'ben@example.com'] },
];

test.each(modes)('$executeAs, $access: visitor $visitor', async ({ executeAs, access, visitor, is }) => {
  const folder = projectOf({ 'Code.gs': who }, { webapp: { executeAs, access } });
  const emulator = await startEmulator({ folder, accounts });
  const { reply } = await emulator.webApp(visitor, { method: 'GET', query: '' });
  expect(reply).toMatchObject({ type: 'text', text: JSON.stringify(is) });
  expect(resultOf(await emulator.pageCall(visitor, 'who', []))).toEqual(is);
});

test.each([
  { access: 'MYSELF', visitor: '2' },
  { access: 'DOMAIN', visitor: '3' },
])('$access keeps visitor $visitor out', async ({ access, visitor }) => {
  const folder = projectOf({ 'Code.gs': who }, { webapp: { executeAs: 'USER_DEPLOYING', access } });
  const { reply } = await (await startEmulator({ folder, accounts })).webApp(visitor, { method: 'GET', query: '' });
  expect(reply).toMatchObject({ type: 'fault', message: expect.stringContaining('You need access.') });
});

test('nothing runs as a suspended account; a deleted one leaves its address to another', async () => {
  const emulator = await startProject(who);
  emulator.world.changeAccount('1', { status: 'suspended' });
  expect(resultOf(await emulator.run('1', 'who', []))).toContain('ana@example.com is suspended');
  expect(() => {
    emulator.world.addAccount(account('3', 'ana@example.com'));
  }).toThrow('is the address of another account');
  emulator.world.changeAccount('1', { status: 'deleted' });
  emulator.world.addAccount(account('3', 'ana@example.com'));
  expect(resultOf(await emulator.run('3', 'who', []))).toEqual(['ana@example.com', 'ana@example.com']);
});

test('an address that moves to somebody else is no alias any more', async () => {
  const emulator = await startProject(who);
  emulator.world.changeAccount('1', { email: 'ana.new@example.com' });
  emulator.world.changeAccount('2', { email: 'ana@example.com' });
  expect(emulator.world.accounts().map(({ email, aliases }) => [email, aliases])).toEqual([
    ['ana.new@example.com', []],
    ['ana@example.com', ['ben@example.com']],
  ]);
});

test('a posted form arrives as parameters', async () => {
  const emulator = await startProject(
    `function doPost(event) { return ContentService.createTextOutput(JSON.stringify([event.parameter, event.parameters, event.postData.type])); }`,
  );
  const body = { type: 'application/x-www-form-urlencoded', text: 'b=1&b=2' };
  const { reply } = await emulator.webApp('1', { method: 'POST', query: 'a=0', body });
  const type = 'application/x-www-form-urlencoded';
  expect(reply).toMatchObject({
    text: JSON.stringify([{ a: '0', b: '1' }, { a: ['0'], b: ['1', '2'] }, type]),
  });
});

const hostile = `</script>'"<b>&`;
const places = [
  { template: '<p><?= value ?></p>', value: hostile, prints: '<p>&#60;/script&#62;&#39;&#34;&#60;b&#62;&#38;</p>' },
  {
    template: '<p title="<?= value ?>">',
    value: hostile,
    prints: '<p title="&#60;/script&#62;&#39;&#34;&#60;b&#62;&#38;">',
  },
  { template: '<p title=<?= value ?>>', value: 'a b', prints: '<p title=a&#32;b>' },
  { template: '<a href="<?= value ?>">', value: 'javascript:alert(1)', prints: '<a href="#ZautoescZ">' },
  {
    template: '<a href="<?= value ?>">',
    value: 'https://a.example/?b="c"',
    prints: '<a href="https://a.example/?b=%22c%22">',
  },
  { template: '<a href="/?q=<?= value ?>">', value: 'a&b c', prints: '<a href="/?q=a%26b%20c">' },
  {
    template: '<script>var a = <?= value ?>;</script>',
    value: hostile,
    prints: `<script>var a = '\\u003c\\/script\\u003e\\u0027\\u0022\\u003cb\\u003e\\u0026';</script>`,
  },
  {
    template: '<script>var a = "<?= value ?>";</script>',
    value: '";x',
    prints: `<script>var a = "\\u0022;x";</script>`,
  },
  { template: '<script>var a = <?= value ?>;</script>', value: 7, prints: '<script>var a =  7 ;</script>' },
  {
    template: '<script>var a = <?!= JSON.stringify(value) ?>;</script>',
    value: { b: 1 },
    prints: '<script>var a = {"b":1};</script>',
  },
  { template: '<style>p { color: <?= value ?> }</style>', value: 'red', prints: '<style>p { color: red }</style>' },
  {
    template: '<style>p { color: <?= value ?> }</style>',
    value: '}</style>',
    prints: '<style>p { color: ZautoescZ }</style>',
  },
  {
    template: `<p onclick="go(<?= value ?>)">`,
    value: `');x('`,
    prints: `<p onclick="go(&#39;\\u0027);x(\\u0027&#39;)">`,
  },
  { template: '<!-- <?= value ?> --><?= value ?>', value: '-->', prints: '<!--  -->--&#62;' },
  { template: '<? output.append("<i>") ?><?= value ?>', value: '<', prints: '<i>&#60;' },
];

test.each(places)('$template prints $value harmlessly', async ({ template, value, prints }) => {
  const emulator = await startProject(
    `function run(source, value) { var template = HtmlService.createTemplate(source); template.value = value; return template.evaluate().getContent(); }`,
  );
  expect(resultOf(await emulator.run('1', 'run', [template, value]))).toBe(prints);
});
