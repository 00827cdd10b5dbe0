// The homepage card: who is signed in, where the subscription stands, and the licenses of other products.
import { answerWords, nextWords, standingWords } from '../../messages/answer-words';
import type { DriveLicense } from '../../rules/index';
import type { Answer } from '../../subscriptions/check/answer';
import type { Checked } from '../../subscriptions/check/check';
import { ownLink } from '../../contract/addresses';
import type { LittleRoom } from '../little-room';
import { countedBy } from '../rule-help';
import { payingUrl } from '../paying-url';
import type { CardContext } from './context';
import { organisationSection } from './organisation';
import { rulesSection } from './rules';
import { type FirstStep, link, stepButtons } from './steps';
import { escaped, line, markOf, paragraph } from './widgets';

/** The card shown while nothing is selected. */
export function homeCard(
  { account: answer, organisation, offersReview }: Checked,
  context: CardContext,
  room: LittleRoom | undefined,
): GoogleAppsScript.Card_Service.Card {
  const { format } = context;
  const card = CardService.newCardBuilder()
    .setName('home')
    .setHeader(
      CardService.newCardHeader()
        .setTitle(answer.account?.email ?? format('home.account.hidden'))
        .setSubtitle(format('home.account')),
    )
    .addSection(standingSection(answer, context))
    .addSection(rulesSection(answer.create.because, context))
    .addSection(rulesSection(countedBy(answer), context, 'home.counting'));
  if (room !== undefined) {
    const { percent, isNearlyFull } = room;
    const says = format(isNearlyFull ? 'home.room.nearly-full' : 'home.room.narrow', { percent });
    card.addSection(
      CardService.newCardSection()
        .addWidget(line('error', `<b>${format('home.room', { percent })}</b>`))
        .addWidget(paragraph(says)),
    );
  }
  if (organisation !== undefined) card.addSection(organisationSection(organisation, context));
  if (offersReview && context.pageUrl !== undefined && answer.account !== undefined) {
    card.addSection(reviewSection(ownLink(context.pageUrl, answer.account.email, { page: 'review' }), context));
  }
  return card.build();
}

/** The way to the review, for those who review an organisation, administer a plan or run the product. */
const reviewSection = (url: string, { format }: CardContext): GoogleAppsScript.Card_Service.CardSection =>
  CardService.newCardSection()
    .addWidget(paragraph(format('home.review.why')))
    .addWidget(
      CardService.newButtonSet().addButton(
        CardService.newTextButton()
          .setText(format('home.review'))
          .setTextButtonStyle(CardService.TextButtonStyle.OUTLINED)
          .setOpenLink(link(url)),
      ),
    );

/** The plans of several seats that this account administers; everybody administers their own single one. */
const administered = ({ holdings, standing }: Answer): readonly DriveLicense[] =>
  holdings.licenses.filter(({ id, seats }) => seats > 1 && standing.administers.includes(id));

/** The first button of whoever may create: the page that creates a mockup, asked for as Drive's "New" asks. */
const newMockup = ({ account, create }: Answer, { format, pageUrl }: CardContext): FirstStep | undefined =>
  pageUrl === undefined || create.effect === 'forbid'
    ? undefined
    : {
        label: format('home.new'),
        url: ownLink(pageUrl, account?.email, { state: { action: 'create', folderId: 'root', userId: account?.id } }),
      };

function standingSection(answer: Answer, context: CardContext): GoogleAppsScript.Card_Service.CardSection {
  const { format } = context;
  const { holdings, standing } = answer;
  const words = answerWords(answer, format);
  const state = line(markOf(answer.create), `<b>${standingWords(answer, format)}</b>`, {
    bottom: nextWords(answer, format),
  });
  const may = format(answer.create.effect === 'permit' ? 'home.may.all' : 'home.may.view');
  const section = CardService.newCardSection()
    .addWidget(state)
    .addWidget(paragraph(`${may} ${escaped(words.reason)}`));
  if (holdings.licenses.some(({ id, isPaidTwice }) => isPaidTwice === true && standing.administers.includes(id))) {
    section.addWidget(line('error', format('home.paid-twice'), { bottom: format('home.paid-twice.why') }));
  }
  for (const license of administered(answer)) {
    section.addWidget(
      line('group', format('home.administers', { seats: license.seats }), { bottom: format('home.administers.why') }),
    );
  }
  if (context.pageUrl === undefined) section.addWidget(paragraph(format('page.unknown')));
  const buttons = stepButtons(words.steps, newMockup(answer, context), answer.account?.email);
  if (standing.state === 'active') {
    buttons.addButton(
      CardService.newTextButton()
        .setText(format('home.manage'))
        .setTextButtonStyle(CardService.TextButtonStyle.OUTLINED)
        .setOpenLink(link(payingUrl('manageUrl', answer.account?.email))),
    );
  }
  return section.addWidget(buttons);
}
