// Kinds of projects that others publish, each small and in its own style: what they ask of Apps Script must be there.
import { expect, test } from '@jest/globals';
import type { Emulator } from '../../src/emulator/api';
import { account, startEmulator } from '../emulator';
import { serving } from '../serving';
import { projectOf, resultOf } from './project';

const start = (files: Readonly<Record<string, string>>, manifest: object = {}): Promise<Emulator> =>
  startEmulator({
    folder: projectOf(files, manifest),
    accounts: [account('1', 'ana@example.com'), account('2', 'ben@example.com')],
  });

const addOn = {
  addOns: { common: { homepageTrigger: { runFunction: 'onHomepage' }, useLocaleFromApp: true }, drive: {} },
};

test('TypeScript as the compiler leaves it: namespaces, enums, decorators’ helpers, exports that nobody takes', async () => {
  const emulator = await start({
    'models/status.js': `"use strict";
var Models;
(function (Models) {
    let Status;
    (function (Status) {
        Status[Status["Open"] = 0] = "Open";
        Status["Closed"] = "CLOSED";
    })(Status = Models.Status || (Models.Status = {}));
})(Models || (Models = {}));`,
    'models/task.js': `"use strict";
var __awaiter = (this && this.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};
var exports = exports || {};
var module = module || { exports: exports };
Object.defineProperty(exports, "__esModule", { value: true });
exports.Task = void 0;
(function (Models) {
    class Task {
        #notes = [];
        static count = 0;
        constructor(name) { this.name = name; this.status = Models.Status.Open; Task.count++; }
        note(text) { var _a; (_a = this.#notes) === null || _a === void 0 ? void 0 : _a.push(text); return this; }
        get notes() { return [...this.#notes]; }
        load() { return __awaiter(this, void 0, void 0, function* () { const a = yield Promise.resolve(this.name); return a + ' loaded'; }); }
    }
    Models.Task = Task;
})(Models || (Models = {}));
exports.Task = Models.Task;`,
    'zmain.js': `"use strict";
async function run() {
    const task = new Models.Task('tidy').note('a').note('b');
    return [await task.load(), task.notes, Models.Task.count, Models.Status[0], Models.Status.Closed, this === undefined];
}`,
  });
  expect(resultOf(await emulator.run('1', 'run', []))).toEqual(['tidy loaded', ['a', 'b'], 1, 'Open', 'CLOSED', true]);
});

test('a bundle with its functions put on the global object, and stubs before it for Apps Script to find', async () => {
  const emulator = await start(
    {
      'main.js': `function onHomepage() {}
function doGet() {}
function globalFunction_() {}
/******/ (() => { // webpackBootstrap
/******/ 	"use strict";
/******/ 	var __webpack_modules__ = ({
/***/ "./src/cards.ts": ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, { "home": () => (/* binding */ home) });
const home = () => CardService.newCardBuilder().setHeader(CardService.newCardHeader().setTitle('From a bundle')).build();
/***/ })
/******/ 	});
/******/ 	var __webpack_module_cache__ = {};
/******/ 	function __webpack_require__(moduleId) {
/******/ 		var cachedModule = __webpack_module_cache__[moduleId];
/******/ 		if (cachedModule !== undefined) return cachedModule.exports;
/******/ 		var module = __webpack_module_cache__[moduleId] = { exports: {} };
/******/ 		__webpack_modules__[moduleId](module, module.exports, __webpack_require__);
/******/ 		return module.exports;
/******/ 	}
/******/ 	(() => { __webpack_require__.d = (exports, definition) => { for (var key in definition) Object.defineProperty(exports, key, { enumerable: true, get: definition[key] }); }; })();
/******/ 	(() => {
/******/ 		__webpack_require__.g = (function() {
/******/ 			if (typeof globalThis === 'object') return globalThis;
/******/ 			try { return this || new Function('return this')(); } catch (e) { if (typeof window === 'object') return window; }
/******/ 		})();
/******/ 	})();
/******/ 	(() => { __webpack_require__.r = (exports) => { if(typeof Symbol !== 'undefined' && Symbol.toStringTag) Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' }); Object.defineProperty(exports, '__esModule', { value: true }); }; })();
var __webpack_exports__ = {};
const cards = __webpack_require__("./src/cards.ts");
__webpack_require__.g.onHomepage = () => (0,cards.home)();
__webpack_require__.g.doGet = (e) => ContentService.createTextOutput('asked ' + e.queryString);
this.viaThis = typeof this;
/******/ })();`,
      'rollup.js': `var GlobalLibrary = (function (exports) { 'use strict';
  const version = '1.0'; class Client { fetch() { return version; } }
  exports.Client = Client; exports.version = version;
  Object.defineProperty(exports, '__esModule', { value: true });
  return exports;
}({}));
function run() { return [new GlobalLibrary.Client().fetch(), typeof globalThis.run, typeof window, typeof process, typeof require, typeof global, typeof setTimeout]; }`,
    },
    addOn,
  );
  expect((await emulator.homepage('1')).reply).toMatchObject({ type: 'cards' });
  expect((await emulator.webApp('1', { method: 'GET', query: 'a=1' })).reply).toMatchObject({ text: 'asked a=1' });
  const without = Array.from({ length: 5 }, () => 'undefined');
  expect(resultOf(await emulator.run('1', 'run', []))).toEqual(['1.0', 'function', ...without]);
});

test('templates in templates, with values handed down, loops, and a scriptlet across files', async () => {
  const emulator = await start({
    'Code.gs': `function doGet(e) {
  const template = HtmlService.createTemplateFromFile('pages/index');
  Object.assign(template, { title: 'Tasks & more', rows: [{ name: '<b>', done: true }, { name: 'two', done: false }], user: Session.getActiveUser().getEmail() });
  return template.evaluate().setTitle('Tasks').addMetaTag('viewport', 'width=device-width, initial-scale=1')
    .setXFrameOptionsMode(HtmlService.XFrameOptionsMode.ALLOWALL).setSandboxMode(HtmlService.SandboxMode.IFRAME).setFaviconUrl('https://www.example.com/favicon.png');
}
const include = (filename) => HtmlService.createHtmlOutputFromFile(filename).getContent();
function render_(name, data) { return Object.assign(HtmlService.createTemplateFromFile(name), { data }).evaluate().getContent(); }`,
    'pages/index.html': `<!DOCTYPE html>
<html><head><base target="_top"><?!= include('pages/style'); ?></head>
<body><h1><?= title ?></h1>
<? rows.forEach(function (row, index) { ?>
  <?!= render_('pages/row', { ...row, index }); ?>
<? }); ?>
<? if (user) { ?><footer><?= user ?></footer><? } else { ?><footer>nobody</footer><? } ?>
<script>var rows = <?!= JSON.stringify(rows).replace(/</g, '\\\\u003c') ?>;</script></body></html>`,
    'pages/style.html': `<style>h1 { color: #333; }</style>`,
    'pages/row.html': `<li class="<?= data.done ? 'done' : '' ?>" data-index="<?= data.index ?>"><?= data.name ?></li>`,
  });
  const { reply } = await emulator.webApp('1', { method: 'GET', query: '' });
  const html = 'html' in reply ? reply.html : JSON.stringify(reply);
  expect(html).toContain('<h1>Tasks &#38; more</h1>');
  expect(html).toContain('<li class="done" data-index="0">&#60;b&#62;</li>');
  expect(html).toContain('<li class="" data-index="1">two</li>');
  expect(html).toContain('<footer>ana@example.com</footer>');
  expect(html).toContain('var rows = [{"name":"\\u003cb>","done":true}');
  expect(reply).toMatchObject({ title: 'Tasks', frame: 'ALLOWALL', meta: { viewport: expect.any(String) } });
});

test('a JSON interface with doPost: bodies, routes, JSONP, and what a fault becomes', async () => {
  const emulator = await start({
    'Code.gs': `const routes = { 'GET items': () => ({ items: [1, 2] }), 'POST items': ({ name }) => { if (!name) throw new HttpError(400, 'name is missing'); return { created: name }; } };
class HttpError extends Error { constructor(code, message) { super(message); this.code = code; this.name = 'HttpError'; } }
function respond(method, e) {
  let body;
  try {
    const handler = routes[method + ' ' + (e.pathInfo || e.parameter.path)];
    if (!handler) throw new HttpError(404, 'not found');
    body = { ok: true, ...handler(e.postData ? JSON.parse(e.postData.contents) : e.parameter, e) };
  } catch (err) { body = { ok: false, code: err instanceof HttpError ? err.code : 500, error: err.message }; }
  if (e.parameter.callback) return ContentService.createTextOutput(e.parameter.callback + '(' + JSON.stringify(body) + ')').setMimeType(ContentService.MimeType.JAVASCRIPT);
  return ContentService.createTextOutput().append(JSON.stringify(body)).setMimeType(ContentService.MimeType.JSON);
}
function doGet(e) { return respond('GET', e); }
function doPost(e) { return respond('POST', e); }`,
  });
  const post = async (text: string): Promise<unknown> => {
    const body = { type: 'application/json', text };
    return (await emulator.webApp('1', { method: 'POST', query: 'path=items', body })).reply;
  };
  expect(await post('{"name":"x"}')).toMatchObject({ mimeType: 'application/json', text: '{"ok":true,"created":"x"}' });
  expect(await post('{}')).toMatchObject({ text: '{"ok":false,"code":400,"error":"name is missing"}' });
  expect(await post('{')).toMatchObject({ text: expect.stringContaining('"code":500') });
  const get = await emulator.webApp('1', { method: 'GET', query: 'path=items&callback=go' });
  expect(get.reply).toMatchObject({ mimeType: 'text/javascript', text: 'go({"ok":true,"items":[1,2]})' });
});

test('a form on cards: suggestions, choices, dates, switches, a footer, and the card rebuilt from what came in', async () => {
  const emulator = await start(
    {
      'Code.gs': `const FIELDS = { who: 'who', tags: 'tags', due: 'due', at: 'at', when: 'when', loud: 'loud', size: 'size' };
function onHomepage(e) { return buildCard_(e); }
function buildCard_(e, error) {
  const action = (name, parameters = {}) => CardService.newAction().setFunctionName(name).setParameters(parameters).setLoadIndicator(CardService.LoadIndicator.SPINNER);
  const section = CardService.newCardSection().setHeader('Details').setCollapsible(true).setNumUncollapsibleWidgets(2)
    .addWidget(CardService.newTextInput().setFieldName(FIELDS.who).setTitle('Who').setHint('A name').setMultiline(false)
      .setSuggestions(CardService.newSuggestions().addSuggestion('Ana').addSuggestions(['Ben', 'Cy'])).setValue('Ana').setOnChangeAction(action('onChange')))
    .addWidget(CardService.newSelectionInput().setType(CardService.SelectionInputType.CHECK_BOX).setTitle('Tags').setFieldName(FIELDS.tags)
      .addItem('Red', 'red', true).addItem('Blue', 'blue', false).setOnChangeAction(action('onChange')))
    .addWidget(CardService.newSelectionInput().setType(CardService.SelectionInputType.DROPDOWN).setFieldName(FIELDS.size).addItem('Small', 's', true).addItem('Large', 'l', false))
    .addWidget(CardService.newDatePicker().setTitle('Due').setFieldName(FIELDS.due).setValueInMsSinceEpoch(new Date(2025, 0, 31).getTime()).setOnChangeAction(action('onChange')))
    .addWidget(CardService.newTimePicker().setTitle('At').setFieldName(FIELDS.at).setHours(9).setMinutes(30))
    .addWidget(CardService.newDateTimePicker().setTitle('When').setFieldName(FIELDS.when).setTimeZoneOffsetInMins(-5 * 60))
    .addWidget(CardService.newDecoratedText().setText('Loud').setTopLabel('Sound').setBottomLabel('or not').setWrapText(true)
      .setStartIcon(CardService.newIconImage().setMaterialIcon(CardService.newMaterialIcon().setName('volume_up').setFill(true).setWeight(300).setGrade(0)))
      .setSwitchControl(CardService.newSwitch().setFieldName(FIELDS.loud).setValue('yes').setSelected(true).setOnChangeAction(action('onChange'))));
  if (error) section.addWidget(CardService.newTextParagraph().setText('<font color="#b00020">' + error + '</font>'));
  return CardService.newCardBuilder().setName('form').setDisplayStyle(CardService.DisplayStyle.PEEK)
    .setHeader(CardService.newCardHeader().setTitle('Form').setSubtitle('of a day').setImageStyle(CardService.ImageStyle.CIRCLE).setImageUrl('https://www.example.com/a.png').setImageAltText('A'))
    .setPeekCardHeader(CardService.newCardHeader().setTitle('Peek'))
    .addCardAction(CardService.newCardAction().setText('Help').setOpenLink(CardService.newOpenLink().setUrl('https://www.example.com/help').setOpenAs(CardService.OpenAs.OVERLAY).setOnClose(CardService.OnClose.RELOAD)))
    .addSection(section).addSection(CardService.newCardSection().addWidget(CardService.newDivider()).addWidget(CardService.newButtonSet()
      .addButton(CardService.newImageButton().setIcon(CardService.Icon.STAR).setAltText('Star').setOnClickAction(action('onChange')))
      .addButton(CardService.newTextButton().setText('Never').setDisabled(true).setOnClickAction(action('onChange')).setTextButtonStyle(CardService.TextButtonStyle.OUTLINED))))
    .setFixedFooter(CardService.newFixedFooter().setPrimaryButton(CardService.newTextButton().setText('Save').setTextButtonStyle(CardService.TextButtonStyle.FILLED).setBackgroundColor('#0b57d0').setOnClickAction(action('onSave', { id: '7' })))
      .setSecondaryButton(CardService.newTextButton().setText('Cancel').setOnClickAction(action('onCancel'))))
    .build();
}
function onSave(e) {
  const { formInputs, parameters, timeZone, userLocale, hostApp, platform } = e.commonEventObject;
  const who = formInputs?.who?.stringInputs?.value?.[0] ?? '';
  if (!who.trim()) return CardService.newActionResponseBuilder().setNavigation(CardService.newNavigation().updateCard(buildCard_(e, 'Who is it?'))).setStateChanged(false).build();
  const due = new Date(Number(formInputs.due.dateInput.msSinceEpoch));
  const text = [who, formInputs.tags.stringInputs.value.join('+'), Utilities.formatDate(due, 'Etc/UTC', 'yyyy-MM-dd'), formInputs.at.timeInput.hours + ':' + formInputs.at.timeInput.minutes, e.formInput.who, e.formInputs.tags.length, parameters.id, e.parameters.id, hostApp, platform, typeof timeZone.offset, userLocale].join(' ');
  return CardService.newActionResponseBuilder().setNotification(CardService.newNotification().setText(text))
    .setNavigation(CardService.newNavigation().popToRoot().updateCard(buildCard_(e))).setStateChanged(true).build();
}
function onCancel() { return CardService.newActionResponseBuilder().setNavigation(CardService.newNavigation().popToNamedCard('form')).build(); }
function onChange(e) { return CardService.newActionResponseBuilder().setNotification(CardService.newNotification().setText('changed').setType(CardService.NotificationType.INFO)).build(); }`,
    },
    addOn,
  );
  const { reply } = await emulator.homepage('1');
  expect(reply).toMatchObject({ type: 'cards' });
  expect(JSON.stringify(reply)).toContain('volume_up');
  const act = async (functionName: string, who: string): Promise<unknown> =>
    (
      await emulator.action('1', {
        functionName,
        parameters: { id: '7' },
        formInputs: {
          who: { stringInputs: { value: [who] } },
          tags: { stringInputs: { value: ['red', 'blue'] } },
          due: { dateInput: { msSinceEpoch: String(Date.parse('2025-01-31T00:00:00Z')) } },
          at: { timeInput: { hours: 9, minutes: 30 } },
        },
        selectedIds: [],
      })
    ).reply;
  expect(await act('onSave', 'Ana')).toMatchObject({
    type: 'render',
    notification: 'Ana red+blue 2025-01-31 9:30 Ana 2 7 7 DRIVE WEB string en-US',
  });
  expect(JSON.stringify(await act('onSave', ''))).toContain('Who is it?');
  expect(await act('onCancel', '')).toMatchObject({ type: 'render' });
  expect(await act('onChange', '')).toMatchObject({ type: 'render', notification: 'changed' });
});

test('properties behind a cache behind a lock, in chunks, with memory of its own', async () => {
  const emulator = await start({
    'Store.gs': `var Store = (function () {
  var CHUNK = 9 * 1024 - 200;
  var cache = CacheService.getScriptCache();
  var memory = {};
  function withLock(work) {
    var lock = LockService.getScriptLock();
    if (!lock.tryLock(10000)) throw new Error('Could not obtain lock after 10 seconds.');
    try { return work(); } finally { lock.releaseLock(); }
  }
  return {
    put: function (key, value) {
      return withLock(function () {
        var text = Utilities.base64Encode(Utilities.gzip(Utilities.newBlob(JSON.stringify(value), 'application/json', key)).getBytes());
        var properties = PropertiesService.getScriptProperties();
        var parts = text.match(new RegExp('.{1,' + CHUNK + '}', 'g')) || [''];
        var batch = {};
        parts.forEach(function (part, index) { batch[key + '.' + index] = part; });
        batch[key] = String(parts.length);
        properties.setProperties(batch, false);
        cache.putAll(batch, 600);
        return parts.length;
      });
    },
    get: function (key) {
      if (key in memory) return memory[key];
      var count = Number(cache.get(key) || PropertiesService.getScriptProperties().getProperty(key));
      if (!count) return null;
      var keys = Array.from({ length: count }, function (_, index) { return key + '.' + index; });
      var cached = cache.getAll(keys);
      var text = keys.map(function (name) { return cached[name] || PropertiesService.getScriptProperties().getProperty(name); }).join('');
      var blob = Utilities.newBlob(Utilities.base64Decode(text), 'application/x-gzip');
      return (memory[key] = JSON.parse(Utilities.ungzip(blob).getDataAsString()));
    },
    once: function (key, seconds, make) {
      var found = cache.get(key);
      if (found !== null) return JSON.parse(found);
      var made = make();
      cache.put(key, JSON.stringify(made), seconds);
      return made;
    },
  };
})();`,
    'Code.gs': `function run() {
  var rows = []; for (var i = 0; i < 4000; i++) rows.push({ id: i, name: Utilities.getUuid() });
  var parts = Store.put('rows', rows);
  var made = 0;
  for (var n = 0; n < 3; n++) Store.once('made', 60, function () { return ++made; });
  return [parts > 5, Store.get('rows').length, Store.get('none'), made, PropertiesService.getScriptProperties().getKeys().length === parts + 1];
}`,
  });
  expect(resultOf(await emulator.run('1', 'run', []))).toEqual([true, 4000, null, 1, true]);
});

test('a walk through Drive: iterators, folders in folders, tokens to go on, copies, searches, blobs', async () => {
  const emulator = await start({
    'Code.gs': `function setup() {
  var root = DriveApp.createFolder('Reports');
  ['2024', '2025'].forEach(function (year) {
    var folder = root.createFolder(year);
    for (var i = 1; i <= 3; i++) folder.createFile(Utilities.newBlob('month ' + i, MimeType.PLAIN_TEXT, year + '-0' + i + '.txt')).setDescription('of ' + year).setStarred(i === 1);
    folder.createFile('table.csv', 'a,b\\n1,"2,5"\\n', MimeType.CSV);
  });
  return root.getId();
}
function tree_(folder, depth) {
  var lines = [];
  var files = folder.getFiles();
  while (files.hasNext()) { var file = files.next(); lines.push(Array(depth + 1).join(' ') + file.getName() + ' ' + file.getSize()); }
  var folders = folder.getFolders();
  while (folders.hasNext()) { var inner = folders.next(); lines.push(inner.getName()); lines = lines.concat(tree_(inner, depth + 1)); }
  return lines.sort();
}
function run() {
  var root = DriveApp.getFolderById(setup());
  var lines = tree_(root, 0);
  var started = DriveApp.getFoldersByName('2025').next().getFiles();
  var first = started.next().getName();
  var rest = 0;
  for (var it = DriveApp.continueFileIterator(started.getContinuationToken()); it.hasNext(); it.next()) rest++;
  var csv = DriveApp.getFilesByName('table.csv').next();
  var rows = Utilities.parseCsv(csv.getBlob().getDataAsString());
  var copy = csv.makeCopy('copy of ' + csv.getName(), root);
  var starred = 0; for (var s = DriveApp.searchFiles('starred = true and mimeType = "text/plain"'); s.hasNext(); s.next()) starred++;
  var parents = []; for (var p = copy.getParents(); p.hasNext(); ) parents.push(p.next().getName());
  copy.moveTo(DriveApp.getRootFolder());
  copy.setName('moved.csv').setContent('x');
  copy.addEditor('ben@example.com').setSharing(DriveApp.Access.ANYONE_WITH_LINK, DriveApp.Permission.VIEW);
  var zip = Utilities.zip([csv.getBlob(), copy.getBlob().setName('other.csv')], 'all.zip');
  return [lines.length, first.slice(0, 4), rest, rows, starred, parents, copy.getEditors().map(String), String(copy.getSharingAccess()), Utilities.unzip(zip).map(function (b) { return b.getName(); }), copy.getOwner().getEmail(), copy.getUrl().indexOf('https://') === 0, copy.getDateCreated() <= copy.getLastUpdated(), csv.getMimeType() === MimeType.CSV];
}`,
  });
  expect(resultOf(await emulator.run('1', 'run', []))).toEqual([
    ...[
      10,
      '2025',
      3,
      [
        ['a', 'b'],
        ['1', '2,5'],
      ],
      2,
      ['Reports'],
      ['ben@example.com'],
      'ANYONE_WITH_LINK',
    ],
    ...[['table.csv', 'other.csv'], 'ana@example.com', true, true, true],
  ]);
});

test('requests side by side, tried again with longer and longer waits, with redirects, forms, and files', async () => {
  let asked = 0;
  const { origin: base, stop } = await serving((request, response) => {
    asked += 1;
    const { pathname } = new URL(request.url ?? '/', 'http://here');
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString('latin1')));
    request.on('end', () => {
      if (pathname === '/down' || (pathname === '/busy' && asked % 3 !== 0))
        response.writeHead(503, { 'Retry-After': '1' }).end('busy');
      else if (pathname === '/moved') response.writeHead(302, { Location: '/json' }).end();
      else if (pathname === '/cookies') response.writeHead(200, { 'Set-Cookie': ['a=1', 'b=2'] }).end();
      else
        response
          .writeHead(200, { 'Content-Type': 'application/json' })
          .end(JSON.stringify({ method: request.method, type: request.headers['content-type'], body }));
    });
  });
  const emulator = await start({
    'Code.gs': `function backoff_(work, attempts) {
  for (var n = 0; ; n++) {
    try { return work(); } catch (e) {
      if (n === attempts - 1) throw e;
      Utilities.sleep(Math.pow(2, n) * 5 + Math.round(Math.random() * 5));
    }
  }
}
function fetchJson_(url, options) { return JSON.parse(UrlFetchApp.fetch(url, options).getContentText()); }
function run(base) {
  var busy = 0;
  var answer = backoff_(function () { busy++; return fetchJson_(base + '/busy'); }, 5);
  var message = '';
  try { UrlFetchApp.fetch(base + '/down?a=1'); } catch (e) { message = String(e).replace(base, 'BASE'); }
  var all = UrlFetchApp.fetchAll([base + '/json', { url: base + '/json', method: 'put', contentType: 'application/json', payload: JSON.stringify({ a: 1 }) }, { url: base + '/down', muteHttpExceptions: true }]);
  var form = fetchJson_(base + '/json', { method: 'POST', payload: { a: '1 2', b: 'ü' } });
  var upload = fetchJson_(base + '/json', { method: 'post', payload: { name: 'x', file: Utilities.newBlob('hello', 'text/plain', 'a.txt') } });
  var still = UrlFetchApp.fetch(base + '/moved', { followRedirects: false });
  var cookies = UrlFetchApp.fetch(base + '/cookies').getAllHeaders()['Set-Cookie'];
  var request = UrlFetchApp.getRequest(base + '/json', { method: 'delete', headers: { 'X-A': 'b' } });
  return [busy, answer.method, message, all.map(function (one) { return one.getResponseCode(); }), JSON.parse(all[1]).body, form.type, decodeURIComponent(form.body.replace('+', ' ')), /multipart\\/form-data; boundary=/.test(upload.type), /filename="a.txt"/.test(upload.body), still.getResponseCode(), still.getHeaders().Location, fetchJson_(base + '/moved').method, cookies, request.method];
}`,
  });
  const result = resultOf(await emulator.run('1', 'run', [base]));
  stop();
  expect(result).toEqual([
    ...[
      3,
      'GET',
      'Exception: Request failed for BASE returned code 503. Truncated server response: busy (use muteHttpExceptions option to examine full response)',
    ],
    ...[[200, 200, 503], '{"a":1}', 'application/x-www-form-urlencoded', 'a=1 2&b=ü', true, true, 302, '/json', 'GET'],
    ...[['a=1', 'b=2'], 'delete'],
  ]);
});

test('work in portions: a deadline, a place to go on from, and a trigger that does', async () => {
  const emulator = await start({
    'Job.gs': `const Job = {
  KEY: 'job.state',
  start() { PropertiesService.getScriptProperties().setProperty(this.KEY, JSON.stringify({ at: 0, sum: 0 })); this.schedule_(); },
  schedule_() {
    ScriptApp.getProjectTriggers().filter((t) => t.getHandlerFunction() === 'Job.next' || t.getHandlerFunction() === 'continueJob').forEach((t) => ScriptApp.deleteTrigger(t));
    ScriptApp.newTrigger('continueJob').timeBased().after(60 * 1000).create();
  },
  next(e) {
    const lock = LockService.getScriptLock();
    if (!lock.tryLock(1)) return 'busy';
    try {
      const deadline = Date.now() + 5 * 60 * 1000;
      const state = JSON.parse(PropertiesService.getScriptProperties().getProperty(this.KEY));
      for (let portion = 0; state.at < 10 && portion < 4 && Date.now() < deadline; portion++) state.sum += state.at++;
      PropertiesService.getScriptProperties().setProperty(this.KEY, JSON.stringify(state));
      if (state.at < 10) this.schedule_();
      else ScriptApp.getProjectTriggers().forEach((t) => t.getUniqueId() === String(e.triggerUid) && ScriptApp.deleteTrigger(t));
      return state;
    } finally { lock.releaseLock(); }
  },
};
function startJob() { Job.start(); }
function continueJob(e) { return Job.next(e); }`,
  });
  await emulator.run('1', 'startJob', []);
  const states: unknown[] = [];
  while (emulator.triggers().length > 0 && states.length < 9) {
    emulator.world.setNow(emulator.world.now() + 60_001);
    states.push(...(await emulator.fireDueTriggers()).map(resultOf));
  }
  expect(states).toEqual([
    { at: 4, sum: 6 },
    { at: 8, sum: 28 },
    { at: 10, sum: 45 },
  ]);
});

test('Drive by its addresses with the script’s own token, cards as plain data, and one function for all that is clicked', async () => {
  const emulator = await start(
    {
      'Api.gs': `class DriveClient {
  constructor(token = ScriptApp.getOAuthToken()) { this.headers = { Authorization: \`Bearer \${token}\` }; }
  request_(path, { method = 'get', query = {}, body } = {}) {
    const search = Object.entries(query).map(([k, v]) => \`\${k}=\${encodeURIComponent(v)}\`).join('&');
    const response = UrlFetchApp.fetch(\`https://www.googleapis.com/drive/v3/\${path}?\${search}\`, { method, headers: this.headers, muteHttpExceptions: true, ...(body && { contentType: 'application/json', payload: JSON.stringify(body) }) });
    if (response.getResponseCode() >= 300) throw new Error(JSON.parse(response.getContentText()).error.message);
    return JSON.parse(response.getContentText() || '{}');
  }
  *files(q) {
    let pageToken;
    do {
      const page = this.request_('files', { query: { q, pageSize: 2, fields: 'nextPageToken,files(id,name)', ...(pageToken && { pageToken }) } });
      yield* page.files;
      pageToken = page.nextPageToken;
    } while (pageToken);
  }
  create(name) { return this.request_('files', { method: 'post', query: { fields: 'id,name' }, body: { name, mimeType: 'text/plain' } }); }
}`,
      'Router.gs': `const router = {
  list: () => [...new DriveClient().files("name contains 'note'")].map(({ name }) => name).sort().join(),
  make: ({ name }) => new DriveClient().create(name).name,
  missing: () => new DriveClient().request_('files/none'),
};
function onHomepage(e) {
  return { sections: [{ widgets: [{ buttonList: { buttons: Object.keys(router).map((name) => ({ text: name, onClick: { action: { function: 'dispatch', parameters: [{ key: 'to', value: name }] } } })) } }] }] };
}
function dispatch(e) {
  let text;
  try { text = String(router[e.commonEventObject.parameters.to](e.commonEventObject.parameters)); } catch ({ message }) { text = 'Failed: ' + message; }
  return { renderActions: { action: { notification: { text } } } };
}`,
    },
    {
      ...addOn,
      oauthScopes: [
        'https://www.googleapis.com/auth/drive',
        'https://www.googleapis.com/auth/script.external_request',
        'https://www.googleapis.com/auth/script.locale',
      ],
    },
  );
  expect((await emulator.homepage('1')).reply).toMatchObject({ type: 'cards' });
  const click = async (parameters: Readonly<Record<string, string>>): Promise<unknown> =>
    (await emulator.action('1', { functionName: 'dispatch', parameters, formInputs: {}, selectedIds: [] })).reply;
  for (const name of ['note 1', 'note 2', 'note 3'])
    expect(await click({ to: 'make', name })).toMatchObject({ type: 'render', notification: name });
  expect(await click({ to: 'list' })).toMatchObject({ notification: 'note 1,note 2,note 3' });
  expect(await click({ to: 'missing' })).toMatchObject({ notification: 'Failed: File not found: none.' });
});
