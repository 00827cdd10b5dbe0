// What this page lends to the part of it that it fetches now and then, by module: nothing of it is fetched twice. The build
// reads the names here, and refuses a part that uses others.
import { Fragment, createContext } from 'preact';
import { useContext, useRef, useState } from 'preact/hooks';
import { jsx, jsxs } from 'preact/jsx-runtime';
import { csvOf, formula } from '../../contract/csv-writing';
import { changesToCsv, seatFileColumns } from '../../contract/exports';
import { instantOf } from '../../contract/instants';
import { outOfScopeSentences } from '../../messages/rules.en';
import {
  catalogue,
  change,
  comparedAddress,
  countLicensesNeeded,
  countSeats,
  decide,
  describe,
  longestAddress,
  parseEmail,
} from '../../rules/index';
import { Icon } from '../ground/icon';
import { Empty, Progress } from '../ground/notices';
import { BulkLines, isGood, isRefusal } from './bulk-lines';
import { saveCsv } from './export';
import { ChipChoice, Choice, FailureNote, Why } from './parts';
import { SeatsBar } from './seats-bar';
import { isAccepted, isSettled } from './use-bulk';
import { failureWords, fileFaultWords, remedyWords, ruleWords } from './words';

export const lent = {
  preact: { Fragment, createContext },
  'preact/hooks': { useContext, useRef, useState },
  'preact/jsx-runtime': { Fragment, jsx, jsxs },
  'contract/csv-writing': { csvOf, formula },
  'contract/exports': { changesToCsv, seatFileColumns },
  'contract/instants': { instantOf },
  'messages/rules.en': { outOfScopeSentences },
  'rules/index': {
    catalogue,
    change,
    comparedAddress,
    countLicensesNeeded,
    countSeats,
    decide,
    describe,
    longestAddress,
    parseEmail,
  },
  'pages/ground/icon': { Icon },
  'pages/ground/notices': { Empty, Progress },
  'pages/review/bulk-lines': { BulkLines, isGood, isRefusal },
  'pages/review/export': { saveCsv },
  'pages/review/parts': { ChipChoice, Choice, FailureNote, Why },
  'pages/review/seats-bar': { SeatsBar },
  'pages/review/use-bulk': { isAccepted, isSettled },
  'pages/review/words': { failureWords, fileFaultWords, remedyWords, ruleWords },
};
