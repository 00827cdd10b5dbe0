// The side panel: which card fits what is selected in Drive.
import { type AddonMessage, addonEnglish } from '../messages/addon.en';
import { createFormatter } from '../messages/format';
import { ruleSentences } from '../messages/rules.en';
import { check } from '../subscriptions/check/check';
import { isFolder, isMockup } from '../subscriptions/check/mockup-file';
import type { Outside } from '../subscriptions/ports';
import type { CardContext } from './cards/context';
import { fileCard } from './cards/file';
import { homeCard } from './cards/home';
import { folderCard, goneCard, grantCard, otherFileCard, severalCard } from './cards/other-items';
import type { HostEvent, SelectedItem } from './events';
import { littleRoom } from './little-room';
import { webAppUrl } from './page-url';

type Card = GoogleAppsScript.Card_Service.Card;

/** What the cards of this event are drawn with. */
export const createCardContext = ({ locale, timeZone }: Pick<HostEvent, 'locale' | 'timeZone'>): CardContext => ({
  format: createFormatter<AddonMessage>(addonEnglish, locale, timeZone),
  ruleWords: (rule) => ruleSentences[rule],
  pageUrl: webAppUrl(),
});

/** The card for what is selected; the homepage when nothing is. */
export function drawPanel({ selected }: HostEvent, context: CardContext, outside: Outside): Card {
  const [only] = selected;
  if (only === undefined) {
    const checked = check({ organisation: true }, outside);
    const room = checked.runsProduct ? littleRoom(outside) : undefined;
    return homeCard(checked, context, room);
  }
  return selected.length === 1 ? itemCard(only, context, outside) : selectionCard(selected, context, outside);
}

function itemCard(item: SelectedItem, context: CardContext, outside: Outside): Card {
  if (isFolder(item)) return folderCard(item, context);
  if (!isMockup({ name: item.title, mimeType: item.mimeType })) return otherFileCard(item, context);
  if (!item.isGranted) return grantCard(item, context);
  const { account, files } = check({ files: [{ id: item.id }] }, outside);
  const answer = files[0] ?? account;
  // Drive's event and Drive itself may differ for a moment; asking once more is the way out.
  if (answer.file.outcome === 'not-granted') return grantCard(item, context);
  return answer.file.outcome === 'not-found' && answer.account !== undefined
    ? goneCard(item, answer.account.email, context)
    : fileCard(item, answer, context);
}

/** A selection of several: one check for all the mockups among them. */
function selectionCard(selected: readonly SelectedItem[], context: CardContext, outside: Outside): Card {
  const mockups = selected.filter((item) => isMockup({ name: item.title, mimeType: item.mimeType }));
  const granted = mockups.filter(({ isGranted }) => isGranted).slice(0, mostChecked);
  const { files } = check({ files: granted }, outside);
  return severalCard(
    selected,
    mockups.map((item) => [item, files[granted.indexOf(item)]] as const),
    context,
  );
}

/** Drive is asked for each file, so no more are checked than the card lists. */
const mostChecked = 20;
