// The manifest asks for exactly what the code uses: a scope too few fails when it is used, one too many asks people for nothing.
// https://developers.google.com/workspace/add-ons/concepts/workspace-scopes
import { type Content, type Manifest, manifestOf, serverScripts } from '../content';
import type { Check } from './check';

const prefix = 'https://www.googleapis.com/auth/';

/** What a scope is for: signs of its use in the scripts or in the manifest. */
interface Use {
  readonly scope: string;
  readonly code?: RegExp;
  readonly manifest?: (manifest: Manifest) => boolean;
}

const part = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? (at as Readonly<Record<string, unknown>>)[key] : undefined),
    value,
  );

const uses: readonly Use[] = [
  { scope: 'openid', code: /\bScriptApp\.getIdentityToken\b/ },
  // The identity token tells the address only with it; so does Session.
  { scope: `${prefix}userinfo.email`, code: /\bScriptApp\.getIdentityToken\b|\bSession\.get(Active|Effective)User\b/ },
  { scope: `${prefix}script.external_request`, code: /\bUrlFetchApp\b/ },
  { scope: `${prefix}drive.file`, code: /\bDrive\??\.Files\b|requestFileScope/ },
  {
    // Without it Drive offers neither "Open with" nor "New". The web app is what these two open, told by a `state`.
    // https://developers.google.com/workspace/drive/api/guides/enable-sdk
    scope: `${prefix}drive.install`,
    code: /\bfolderResourceKey\b/,
  },
  { scope: `${prefix}drive`, code: /\bDriveApp\b/ },
  { scope: `${prefix}script.send_mail`, code: /\bMailApp\b/ },
  { scope: 'https://mail.google.com/', code: /\bGmailApp\b/ },
  { scope: `${prefix}spreadsheets`, code: /\bSpreadsheetApp\b/ },
  { scope: `${prefix}documents`, code: /\bDocumentApp\b/ },
  { scope: 'https://www.google.com/calendar/feeds', code: /\bCalendarApp\b/ },
  { scope: `${prefix}script.scriptapp`, code: /\bScriptApp\.(newTrigger|getProjectTriggers|deleteTrigger)\b/ },
  { scope: `${prefix}admin.directory.user.readonly`, code: /\bAdminDirectory\b/ },
  {
    scope: `${prefix}drive.addons.metadata.readonly`,
    manifest: (manifest) => part(manifest, 'addOns', 'drive', 'onItemsSelectedTrigger') !== undefined,
  },
  {
    scope: `${prefix}script.locale`,
    manifest: (manifest) => part(manifest, 'addOns', 'common', 'useLocaleFromApp') === true,
  },
];

export function checkScopes(content: Content): Check {
  const manifest = manifestOf(content);
  const asked = manifest.oauthScopes ?? [];
  const code = serverScripts(content).map(([, source]) => source);
  const isUsed = (use: Use): boolean =>
    code.some((source) => use.code?.test(source) === true) || use.manifest?.(manifest) === true;
  const used = uses.filter(isUsed).map(({ scope }) => scope);
  return {
    name: 'scopes are exactly those used',
    faults: [
      ...used.filter((scope) => !asked.includes(scope)).map((scope) => `${scope} is used and not in oauthScopes.`),
      ...asked.filter((scope) => !used.includes(scope)).map((scope) => `${scope} is in oauthScopes and not used.`),
      ...checkServices(manifest, code),
    ],
  };
}

/** Advanced services that are enabled and not used, or used and not enabled. */
function checkServices(manifest: Manifest, code: readonly string[]): readonly string[] {
  const services = part(manifest, 'dependencies', 'enabledAdvancedServices');
  const symbols = (Array.isArray(services) ? services : []).map((service) => String(part(service, 'userSymbol')));
  const isUsed = (symbol: string): boolean =>
    code.some((source) => new RegExp(`\\b${symbol}\\??\\.[A-Z]`).test(source));
  return [
    ...symbols
      .filter((symbol) => !isUsed(symbol))
      .map((symbol) => `The advanced service ${symbol} is enabled and not used.`),
    ...(isUsed('Drive') && !symbols.includes('Drive') ? ['The advanced service Drive is used and not enabled.'] : []),
  ];
}
