// The entry points: every export becomes a global function of the bundle, and nothing else does.
// Each decides again who is asking: any page can call any of them with anything.
import { check } from '../subscriptions/check/check';
import { startTrial as startTrialFor } from '../subscriptions/changes/start-trial';
import type { Outside } from '../subscriptions/ports';
import type { CardContext } from './cards/context';
import { faultCard } from './cards/fault';
import { helpCard, isHelpTopic } from './cards/help';
import { aboutCard, helpMenuCard } from './cards/menu';
import { licenseCard } from './cards/organisation';
import { link } from './cards/steps';
import { type HostEvent, parseHostEvent } from './events';
import { requireConsent, scopesFor } from './google/consent';
import { guarded } from './guarded';
import { withOutside } from './outside';
import { createCardContext, drawPanel } from './panel';
import { trialWords } from './pages-server/bar';
import { forAnybody } from './pages-server/anybody';
import { refreshUnheard } from './pages-server/billing';
import { payingUrl } from './paying-url';
import { reportUrl, vendor } from './settings';

type Card = GoogleAppsScript.Card_Service.Card;
type ActionResponse = GoogleAppsScript.Card_Service.ActionResponse;
type UniversalActionResponse = GoogleAppsScript.Card_Service.UniversalActionResponse;

/** Drive's side panel with nothing selected. */
export const onHomepage = (event: unknown): Card => panel('onHomepage', event, drawPanel);

/** Drive's side panel with items selected. */
export const onItemsSelected = (event: unknown): Card =>
  panel(
    'onItemsSelected',
    event,
    (host, context, outside) => {
      // Whoever does not let the add-on see what is selected has selected nothing, as far as it is told.
      if (host.selected.length === 0) requireConsent(scopesFor.selection);
      return drawPanel(host, context, outside);
    },
    scopesFor.selection,
  );

/** Asks Google to ask the person whether the add-on may read the selected file. */
export const onAllowFile = (event: unknown): GoogleAppsScript.Card_Service.DriveItemsSelectedActionResponse =>
  CardService.newDriveItemsSelectedActionResponseBuilder()
    .requestFileScope(parseHostEvent(event).parameters['id'] ?? '')
    .build();

/** Starts the 30-day trial, and shows the panel as it is then. */
export const onStartTrial = (event: unknown): ActionResponse =>
  response('onStartTrial', event, (host, context, outside) => {
    const outcome = startTrialFor(outside);
    return CardService.newActionResponseBuilder()
      .setNotification(CardService.newNotification().setText(trialWords(outcome, context.format)))
      .setNavigation(CardService.newNavigation().updateCard(drawPanel(host, context, outside)))
      .setStateChanged(true);
  });

/** Checks again, also whether a renewal was paid, and shows the panel anew. */
export const onTryAgain = (event: unknown): ActionResponse =>
  response('onTryAgain', event, (host, context, outside) => {
    refreshUnheard(outside);
    return CardService.newActionResponseBuilder().setNavigation(
      CardService.newNavigation().updateCard(drawPanel(host, context, outside)),
    );
  });

/** Explains a step that is taken elsewhere. */
export const onHelp = (event: unknown): ActionResponse =>
  response('onHelp', event, ({ parameters }, context, outside) => {
    const topic = parameters['topic'];
    return pushed(helpCard(isHelpTopic(topic) ? topic : 'ask', outside.identity()?.email ?? '', context));
  });

/** The menu's "About": name and version, and the ways to get help. */
export const onAbout = (event: unknown): UniversalActionResponse =>
  menu('onAbout', event, (context, outside) => aboutCard(context, emailOf(outside)));

/** The menu's "Help": everything that is explained. */
export const onHelpMenu = (event: unknown): UniversalActionResponse => menu('onHelpMenu', event, helpMenuCard);

/** The same from a button. */
export const onShowHelp = (event: unknown): ActionResponse =>
  response('onShowHelp', event, (_host, context) => pushed(helpMenuCard(context)));

/** The menu's "Manage subscription": the billing page, or the vendor's own; and "Report a problem". */
export const onManageSubscription = (): UniversalActionResponse => opened(payingUrl('manageUrl', withOutside(emailOf)));
export const onReportProblem = (): UniversalActionResponse => opened(reportUrl());

/** One license of another product: who counts and why. Only the asking account's own organisation is looked at. */
export const onShowLicense = (event: unknown): ActionResponse =>
  response('onShowLicense', event, ({ parameters }, context, outside) => {
    const { organisation } = check({ organisation: true }, outside);
    const license = organisation?.licenses.find(({ id }) => id === parameters['license']);
    return license === undefined
      ? CardService.newActionResponseBuilder().setNotification(
          CardService.newNotification().setText(context.format('license.gone')),
        )
      : pushed(licenseCard(license, context));
  });

/** Drive's "Open with" and "New": the page that draws mockups; and the review page. */
export { doGet } from './pages-server/open';

export {
  openAgain,
  readMockup,
  reserveId,
  createMockup,
  changeMockup,
  readAsset,
  readIcons,
  reportProblem,
  checkAgain,
  startTrial,
} from './pages-server/calls';

export {
  reviewScopes,
  reviewPage,
  reviewHistory,
  reviewPerson,
  previewChanges,
  changeLicenses,
  previewResolution,
  resolveConflict,
  previewImport,
  importLicenses,
  noteDirectory,
  keepColumns,
  keepView,
  noteExport,
  putOrganisation,
} from './pages-server/review';

/** For `mockups-admin`, and those who run the product. */
export {
  exportRecords,
  moveRecords,
  storeFullness,
  syncPurchases,
  attachPurchase,
  showPurchase,
} from './pages-server/operate';

/** The billing page, and a trigger of the clock. */
export {
  offers,
  startCheckout,
  finishCheckout,
  openPortal,
  refreshPurchase,
  invoices,
  billingStanding,
  onSyncTrigger,
} from './pages-server/billing';

/** Draws a card; a fault becomes a card that says so. */
function panel(
  name: string,
  event: unknown,
  draw: (event: HostEvent, context: CardContext, outside: Outside) => Card,
  path: readonly string[] = scopesFor.account,
): Card {
  const host = parseHostEvent(event);
  const context = createCardContext(host);
  return guarded(
    name,
    () => withOutside((outside) => draw(host, context, outside)),
    (reference) => faultCard(reference, context),
    { path, allow: authorize },
  );
}

/** Answers a button; a fault becomes a notification that says so. */
function response(
  name: string,
  event: unknown,
  act: (
    event: HostEvent,
    context: CardContext,
    outside: Outside,
  ) => GoogleAppsScript.Card_Service.ActionResponseBuilder,
): ActionResponse {
  const host = parseHostEvent(event);
  const context = createCardContext(host);
  return guarded(
    name,
    () => withOutside((outside) => act(host, context, outside)).build(),
    (reference) =>
      CardService.newActionResponseBuilder()
        .setNotification(CardService.newNotification().setText(context.format('fault.text', { reference })))
        .build(),
    { path: scopesFor.account, allow: authorize },
  );
}

/** Has Google show its own card that asks for consent; it calls the function again afterwards. */
function authorize(url: string): never {
  CardService.newAuthorizationException()
    .setAuthorizationUrl(url)
    .setResourceDisplayName(vendor().name)
    .throwException();
  throw new Error('The authorization card is shown by what was thrown before.');
}

/** Answers an entry of the add-on's menu with a card. */
function menu(
  name: string,
  event: unknown,
  draw: (context: CardContext, outside: Outside) => Card,
): UniversalActionResponse {
  const shown = panel(name, event, (_host, context, outside) => draw(context, outside));
  return CardService.newUniversalActionResponseBuilder().displayAddOnCards([shown]).build();
}

/** Who asks, as far as that is known without asking them for anything. */
const emailOf = (outside: Outside): string | undefined => forAnybody(outside).identity()?.email;

const opened = (url: string): UniversalActionResponse =>
  CardService.newUniversalActionResponseBuilder().setOpenLink(link(url)).build();

const pushed = (card: Card): GoogleAppsScript.Card_Service.ActionResponseBuilder =>
  CardService.newActionResponseBuilder().setNavigation(CardService.newNavigation().pushCard(card));
