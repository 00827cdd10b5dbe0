// Drive's "Open with" and "New": the page that draws and creates mockups, with what it begins with in it.
import * as v from 'valibot';
import type { Opening } from '../../contract/open';
import { parseDriveState } from '../../contract/drive-state';
import { scopesFor } from '../google/consent';
import { guarded } from '../guarded';
import { withOutside } from '../outside';
import { vendor } from '../settings';
import { faultOpening, notAllowedOpening, openingFor } from './opening';
import { billingPageOutput } from './billing';
import { pageOutput } from './page-output';
import { reviewPageOutput } from './review';
import { format } from './words';

type Output = GoogleAppsScript.HTML.HtmlOutput;

const nothingAsked = { state: '', page: '' };
const request = v.fallback(
  v.object({
    parameter: v.fallback(
      v.looseObject({ state: v.fallback(v.string(), ''), page: v.fallback(v.string(), '') }),
      nothingAsked,
    ),
  }),
  { parameter: nothingAsked },
);

/**
 * Answers Drive's "Open with" and "New" with the page, whatever `state` says, `page=review` with the review,
 * `page=billing` with what is bought and paid, and `page=notices` with the notices that the build made.
 */
export function doGet(event: unknown): Output {
  const { parameter } = v.parse(request, event);
  if (parameter.page === 'review') return reviewPageOutput();
  if (parameter.page === 'billing') return billingPageOutput(parameter);
  if (parameter.page === 'notices')
    return HtmlService.createHtmlOutputFromFile('notices').setTitle(format('notices.title'));
  const opening = guarded(
    'doGet',
    () => withOutside((outside) => openingFor(parseDriveState(parameter.state), parameter.state, outside)),
    faultOpening,
    { path: scopesFor.page, allow: (url) => notAllowedOpening(url, parameter.state) },
  );
  return page(opening);
}

const page = (opening: Opening): Output =>
  pageOutput('open', opening).setTitle(
    opening.kind === 'open' ? (opening.files[0]?.name ?? '') || vendor().name : vendor().name,
  );
