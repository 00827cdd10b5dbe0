// What the probe tries on the server. Saved beside nothing else of the add-on, and for a while only: src/deploy/GUIDE.md.

function doGet(event) {
  var page = HtmlService.createHtmlOutputFromFile('probe').setTitle('Probe');
  return page.append(
    '<script type="application/json" id="parameters">' + plain_(event && event.parameter) + '</' + 'script>',
  );
}

// The panel: notes what getUrl() is there, where the page finds it.
function onHomepage() {
  var address = address_();
  PropertiesService.getUserProperties().setProperty('PROBE_CARD', address);
  var text = CardService.newTextParagraph().setText('Noted: ' + address + '. Now open the probe’s address.');
  return CardService.newCardBuilder().addSection(CardService.newCardSection().addWidget(text)).build();
}
function onItemsSelected() {
  return onHomepage();
}

// Each is tried alone: what fails says so and hides nothing else.
var tries_ = {
  'own-address': address_,
  'own-address-in-card': function () {
    return (
      PropertiesService.getUserProperties().getProperty('PROBE_CARD') || 'not tried: open the panel in Drive first'
    );
  },
  scopes: function () {
    return ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL).getAuthorizedScopes();
  },
  identity: function () {
    return Object.keys(token_()).sort().reverse();
  },
  'user-id': function (asked) {
    var state = asked.state ? JSON.parse(asked.state) : {};
    if (!state.userId) return 'not tried: add the state of an address that Drive opened, &state=…';
    return state.userId === token_().sub ? 'same' : 'another';
  },
  'entity-tag': function () {
    return saved_().tag;
  },
  'after-a-save': function () {
    return saved_().after;
  },
  'blob-type': function () {
    return saved_().type;
  },
  'ungranted-file': function (asked) {
    if (!asked.file) return 'not tried: add the id of a file that the add-on was never given, &file=…';
    var answer = fetch_('https://www.googleapis.com/drive/v3/files/' + encodeURIComponent(asked.file));
    return answer.getResponseCode() + ' ' + reasonOf_(answer.getContentText());
  },
  picker: function (asked) {
    if (!asked.picked) return 'not tried: follow the link below, where &file=… is in the address';
    var answer = fetch_('https://www.googleapis.com/drive/v3/files/' + encodeURIComponent(asked.picked));
    return answer.getResponseCode() + ' ' + reasonOf_(answer.getContentText());
  },
};

// What the page asks: one line, nothing, or so many bytes.
function probe(asked) {
  if (asked.line) return { result: tries_[asked.line](asked) };
  if (asked.megabytes) return { text: new Array(asked.megabytes * 1048576 + 1).join('x') };
  if (asked.text) return { length: asked.text.length };
  return { keys: Object.keys(asked), isNull: asked.nothing === null, nothing: undefined };
}

function address_() {
  return String(ScriptApp.getService().getUrl());
}

function token_() {
  var part = ScriptApp.getIdentityToken().split('.')[1];
  return JSON.parse(Utilities.newBlob(Utilities.base64DecodeWebSafe(part)).getDataAsString());
}

function fetch_(url, options) {
  var all = options || {};
  all.headers = Object.assign({ Authorization: 'Bearer ' + ScriptApp.getOAuthToken() }, all.headers);
  all.muteHttpExceptions = true;
  return UrlFetchApp.fetch(url, all);
}

function reasonOf_(text) {
  try {
    return JSON.parse(text).error.errors[0].reason;
  } catch (error) {
    return '';
  }
}

// A file of the probe's own, saved twice and taken away again.
var kept_;
function saved_() {
  if (kept_) return kept_;
  var base = 'https://www.googleapis.com/drive/v2/files/';
  var all = 'https://www.googleapis.com/drive/v3/files';
  var type = 'application/vnd.balsamiq.bmml+xml';
  var resource = JSON.stringify({ name: 'probe.bmml', mimeType: type });
  var made = JSON.parse(
    fetch_(all, { method: 'post', contentType: 'application/json', payload: resource }).getContentText(),
  );
  if (!made.id) throw new Error(JSON.stringify(made.error || made));
  var fields = '?fields=etag%2CheadRevisionId%2CmimeType';
  var read = function () {
    return JSON.parse(fetch_(base + made.id + fields).getContentText());
  };
  var save = function (text, tag, options) {
    var url = 'https://www.googleapis.com/upload/drive/v2/files/' + made.id + '?uploadType=media';
    return fetch_(url, Object.assign({ method: 'put', headers: { 'If-Match': tag } }, options, { payload: text }));
  };
  try {
    var first = read();
    var fresh = save('<mockup version="1.0"/>', first.etag, { contentType: type }).getResponseCode();
    var second = read();
    var stale = save('<mockup/>', first.etag, { contentType: type }).getResponseCode();
    save(Utilities.newBlob('<mockup version="1.0"/>', type, 'probe.bmml'), '*');
    var third = read();
    kept_ = {
      tag: { fresh: fresh, stale: stale },
      after: {
        tag: first.etag === second.etag ? 'old' : 'new',
        revision: first.headRevisionId === second.headRevisionId ? 'old' : 'new',
      },
      type: third.mimeType === type ? 'kept' : 'now ' + third.mimeType,
    };
  } finally {
    fetch_(all + '/' + made.id, { method: 'delete' });
  }
  return kept_;
}

function plain_(value) {
  return JSON.stringify(value || {}).replace(/</g, '\\u003c');
}
