// What Google's consent page says of a scope. https://developers.google.com/identity/protocols/oauth2/scopes

const prefix = 'https://www.googleapis.com/auth/';

const words: Readonly<Record<string, string>> = {
  openid: 'Associate you with your personal info on Google',
  email: 'See your primary Google Account email address',
  profile: 'See your personal info, including any personal info you’ve made publicly available',
  'userinfo.email': 'See your primary Google Account email address',
  'userinfo.profile': 'See your personal info, including any personal info you’ve made publicly available',
  'drive.addons.metadata.readonly':
    'View metadata of the Google Drive files you select, while the application is running',
  'drive.file': 'See, edit, create, and delete only the specific Google Drive files you use with this app',
  'drive.install': 'Connect itself to your Google Drive',
  drive: 'See, edit, create, and delete all of your Google Drive files',
  'drive.readonly': 'See and download all your Google Drive files',
  'drive.metadata': 'View and manage metadata of files in your Google Drive',
  'drive.metadata.readonly': 'See information about your Google Drive files',
  'drive.appdata': 'See, create, and delete its own configuration data in your Google Drive',
  'script.external_request': 'Connect to an external service',
  'script.locale': 'View your country, language, and timezone',
  'script.storage': 'View and manage data associated with the application',
  'script.scriptapp': 'Allow this application to run when you are not present',
  'script.send_mail': 'Send email as you',
  'script.container.ui': 'Display and run third-party web content in prompts and sidebars inside Google applications',
  spreadsheets: 'See, edit, create, and delete all your Google Sheets spreadsheets',
  documents: 'See, edit, create, and delete all your Google Docs documents',
  presentations: 'See, edit, create, and delete all your Google Slides presentations',
  calendar: 'See, edit, share, and permanently delete all the calendars you can access using Google Calendar',
  'admin.directory.user.readonly': 'See info about users on your domain',
};

/** The scope itself where Google's words for it are not known here. */
export const scopeWords = (scope: string): string => words[scope.replace(prefix, '')] ?? scope;
