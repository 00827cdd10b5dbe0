/** Where an object of each class comes from, by the class's name in the type package. Factories of CardService speak for themselves. */
var sources = {
  'Add_Ons_Response_Service.AddOnsResponseService': function () {
    return AddOnsResponseService;
  },
  'Base.Blob': function () {
    return Utilities.newBlob('text', 'text/plain', 'a.txt');
  },
  'Base.BlobSource': function () {
    return Utilities.newBlob('text');
  },
  'Base.Logger': function () {
    return Logger;
  },
  'Base.MimeType': function () {
    return MimeType;
  },
  'Base.Session': function () {
    return Session;
  },
  'Base.User': function () {
    return Session.getActiveUser();
  },
  'Cache.Cache': function () {
    return CacheService.getScriptCache();
  },
  'Cache.CacheService': function () {
    return CacheService;
  },
  'Card_Service.ActionResponse': function () {
    return CardService.newActionResponseBuilder().build();
  },
  'Card_Service.Button': function () {
    return CardService.newTextButton();
  },
  'Card_Service.CalendarEventActionResponse': function () {
    return CardService.newCalendarEventActionResponseBuilder().build();
  },
  'Card_Service.Card': function () {
    return CardService.newCardBuilder().build();
  },
  'Card_Service.CardService': function () {
    return CardService;
  },
  'Card_Service.ComposeActionResponse': function () {
    return CardService.newComposeActionResponseBuilder().build();
  },
  'Card_Service.DriveItemsSelectedActionResponse': function () {
    return CardService.newDriveItemsSelectedActionResponseBuilder().build();
  },
  'Card_Service.EditorFileScopeActionResponse': function () {
    return CardService.newEditorFileScopeActionResponseBuilder().build();
  },
  'Card_Service.SuggestionsResponse': function () {
    return CardService.newSuggestionsResponseBuilder().build();
  },
  'Card_Service.UniversalActionResponse': function () {
    return CardService.newUniversalActionResponseBuilder().build();
  },
  'Card_Service.UpdateDraftActionResponse': function () {
    return CardService.newUpdateDraftActionResponseBuilder().build();
  },
  'Card_Service.Widget': function () {
    return CardService.newDivider();
  },
  'Content.ContentService': function () {
    return ContentService;
  },
  'Content.TextOutput': function () {
    return ContentService.createTextOutput();
  },
  'Drive.DriveApp': function () {
    return DriveApp;
  },
  'Drive.File': function () {
    return DriveApp.createFile('a.txt', 'text');
  },
  'Drive.FileIterator': function () {
    return DriveApp.getFiles();
  },
  'Drive.Folder': function () {
    return DriveApp.getRootFolder();
  },
  'Drive.FolderIterator': function () {
    return DriveApp.getFolders();
  },
  'Drive.User': function () {
    return DriveApp.createFile('a.txt', 'text').getOwner();
  },
  'HTML.HtmlOutput': function () {
    return HtmlService.createHtmlOutput('<p>');
  },
  'HTML.HtmlOutputMetaTag': function () {
    return HtmlService.createHtmlOutput('').addMetaTag('viewport', 'width=1').getMetaTags()[0];
  },
  'HTML.HtmlService': function () {
    return HtmlService;
  },
  'HTML.HtmlTemplate': function () {
    return HtmlService.createTemplate('<p>');
  },
  'Lock.Lock': function () {
    return LockService.getScriptLock();
  },
  'Lock.LockService': function () {
    return LockService;
  },
  'Properties.Properties': function () {
    return PropertiesService.getUserProperties();
  },
  'Properties.PropertiesService': function () {
    return PropertiesService;
  },
  'Properties.ScriptProperties': function () {
    return ScriptProperties;
  },
  'Properties.UserProperties': function () {
    return UserProperties;
  },
  'Script.AuthorizationInfo': function () {
    return ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL);
  },
  'Script.ScriptApp': function () {
    return ScriptApp;
  },
  'Script.Service': function () {
    return ScriptApp.getService();
  },
  'Script.ClockTriggerBuilder': function () {
    return ScriptApp.newTrigger('run').timeBased();
  },
  'Script.Trigger': function () {
    return ScriptApp.newTrigger('run').timeBased().everyDays(1).create();
  },
  'Script.TriggerBuilder': function () {
    return ScriptApp.newTrigger('run');
  },
  'Script.StateTokenBuilder': function () {
    return ScriptApp.newStateToken();
  },
  'URL_Fetch.HTTPResponse': function () {
    return UrlFetchApp.fetch('https://www.googleapis.com/drive/v3/files', {
      headers: { Authorization: 'Bearer ' + ScriptApp.getOAuthToken() },
    });
  },
  'URL_Fetch.URLFetchRequest': function () {
    return UrlFetchApp.getRequest('https://example.com/');
  },
  'URL_Fetch.UrlFetchApp': function () {
    return UrlFetchApp;
  },
  'Utilities.Utilities': function () {
    return Utilities;
  },
};

/** An object of this class, or the service that is one of those refused. */
function objectOf_(className) {
  if (sources[className]) return sources[className]();
  var name = className.split('.')[1];
  return className.indexOf('Card_Service.') === 0 ? CardService['new' + name]() : globalThis[name];
}

/** Which of these members an object of the class has not. */
function lacks(className, members) {
  var object = objectOf_(className);
  return members.filter(function (member) {
    try {
      return object[member] === undefined;
    } catch (e) {
      return true;
    }
  });
}

/** What happens when a member is used. */
function use(className, member) {
  return objectOf_(className)[member]();
}

/** What each member of a service throws. */
function refusals(service, members) {
  return members.map(function (member) {
    try {
      globalThis[service][member]();
      return member + ' did not throw';
    } catch (e) {
      return e.message;
    }
  });
}

function valuesOf(service, member) {
  return Object.keys(globalThis[service][member]);
}

function advanced() {
  return AdminDirectory.Users.list({});
}

function library() {
  return OAuth2.createService('a');
}
