// A library for signing in elsewhere, in the style of those that add-ons use: a state token, a code with a proof of who asked
// for it, a token that is kept, renewed under a lock, and taken back.
(function (host, exposed) {
  var module = { exports: {} };
  var exports = module.exports;

  var PREFIX_ = 'signin.';
  var NULL_ = '__NULL__';

  function Storage_(prefix, properties, cache) {
    this.prefix_ = prefix;
    this.properties_ = properties;
    this.cache_ = cache;
  }
  Storage_.prototype.get = function (name) {
    var key = name ? [this.prefix_, name].join('.') : this.prefix_;
    var text = this.cache_ && this.cache_.get(key);
    if (text === NULL_) return null;
    if (!text) {
      text = this.properties_.getProperty(key);
      this.cache_ && this.cache_.put(key, text || NULL_, 21600);
    }
    return text ? JSON.parse(text) : null;
  };
  Storage_.prototype.set = function (name, value) {
    var key = name ? [this.prefix_, name].join('.') : this.prefix_;
    this.properties_.setProperty(key, JSON.stringify(value));
    this.cache_ && this.cache_.put(key, JSON.stringify(value), 21600);
  };
  Storage_.prototype.clear = function () {
    var keys = this.properties_.getKeys().filter(function (key) {
      return key.indexOf(PREFIX_) === 0;
    });
    for (const key of keys) this.properties_.deleteProperty(key);
    this.cache_ && this.cache_.removeAll(keys.concat(this.prefix_));
  };

  var Service_ = function (name) {
    validate_({ 'Service name': name });
    this.name_ = name;
    this.params_ = {};
  };
  [
    'AuthorizeUrl',
    'TokenUrl',
    'ClientId',
    'ClientSecret',
    'CallbackFunction',
    'PropertyStore',
    'Cache',
    'Lock',
  ].forEach(function (what) {
    Service_.prototype['set' + what] = function (value) {
      this[what.charAt(0).toLowerCase() + what.slice(1) + '_'] = value;
      return this;
    };
  });
  Service_.prototype.getRedirectUri = function () {
    return Utilities.formatString('https://script.google.com/macros/d/%s/usercallback', ScriptApp.getScriptId());
  };
  Service_.prototype.getAuthorizationUrl = function (more) {
    validate_({ 'Client ID': this.clientId_, 'Authorize URL': this.authorizeUrl_, Callback: this.callbackFunction_ });
    var token = ScriptApp.newStateToken()
      .withMethod(this.callbackFunction_)
      .withArgument('serviceName', this.name_)
      .withTimeout(3600);
    for (var name in more || {}) token.withArgument(name, more[name]);
    var verifier = Utilities.base64EncodeWebSafe(Utilities.getUuid() + Utilities.getUuid()).replace(/=+$/, '');
    this.storage_().set('verifier', verifier);
    var proof = Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, verifier, Utilities.Charset.US_ASCII);
    return address_(this.authorizeUrl_, {
      client_id: this.clientId_,
      response_type: 'code',
      redirect_uri: this.getRedirectUri(),
      state: token.createToken(),
      code_challenge: Utilities.base64EncodeWebSafe(proof).replace(/=+$/, ''),
      code_challenge_method: 'S256',
    });
  };
  Service_.prototype.handleCallback = function (request) {
    if (request.parameter.error === 'access_denied') return false;
    if (request.parameter.error) throw new Error('Error authorizing: ' + request.parameter.error);
    this.ask_({
      grant_type: 'authorization_code',
      code: request.parameter.code,
      redirect_uri: this.getRedirectUri(),
      code_verifier: this.storage_().get('verifier'),
    });
    return true;
  };
  Service_.prototype.hasAccess = function () {
    var token = this.storage_().get();
    if (!token) return false;
    if (token.grantedTime + Number(token.expires_in) > now_() + 60) return true;
    if (!token.refresh_token) return false;
    var lock = this.lock_;
    lock && lock.waitLock(30 * 1000);
    try {
      this.ask_({ grant_type: 'refresh_token', refresh_token: token.refresh_token });
      return true;
    } catch (e) {
      this.lastError_ = e;
      return false;
    } finally {
      lock && lock.hasLock() && lock.releaseLock();
    }
  };
  Service_.prototype.getAccessToken = function () {
    if (!this.hasAccess()) throw new Error('Access not granted or expired.');
    return this.storage_().get().access_token;
  };
  Service_.prototype.getLastError = function () {
    return this.lastError_;
  };
  Service_.prototype.reset = function () {
    this.storage_().clear();
  };
  Service_.prototype.storage_ = function () {
    validate_({ 'Property store': this.propertyStore_ });
    return this.storage || (this.storage = new Storage_(PREFIX_ + this.name_, this.propertyStore_, this.cache_));
  };
  Service_.prototype.ask_ = function (payload) {
    var response = UrlFetchApp.fetch(this.tokenUrl_, {
      method: 'post',
      headers: {
        Accept: 'application/json',
        Authorization: 'Basic ' + Utilities.base64Encode(this.clientId_ + ':' + this.clientSecret_),
      },
      payload: payload,
      muteHttpExceptions: true,
    });
    var token = JSON.parse(response.getContentText());
    if (response.getResponseCode() !== 200)
      throw new Error('Error retrieving token: ' + (token.error_description || token.error));
    var before = this.storage_().get();
    if (before && !token.refresh_token) token.refresh_token = before.refresh_token;
    token.grantedTime = now_();
    this.storage_().set(null, token);
  };

  function now_() {
    return Math.floor(new Date().getTime() / 1000);
  }
  function address_(base, params) {
    var query = Object.keys(params).map(function (name) {
      return encodeURIComponent(name) + '=' + encodeURIComponent(params[name]);
    });
    return base + (base.indexOf('?') >= 0 ? '&' : '?') + query.join('&');
  }
  function validate_(params) {
    Object.keys(params).forEach(function (name) {
      if (!params[name]) throw Utilities.formatString('%s is required.', name);
    });
  }

  module.exports = {
    createService: function (name) {
      return new Service_(name);
    },
    getRedirectUri: function () {
      return Service_.prototype.getRedirectUri();
    },
  };
  exposed.forEach(function (name) {
    host[name] = module.exports[name];
  });
})(this, ['createService', 'getRedirectUri']);
