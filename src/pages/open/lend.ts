// What this page lends to the editor, by module: nothing of it is fetched twice. The build reads the names here, and
// refuses an editor that uses others.
import { Fragment } from 'preact';
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { jsx, jsxs } from 'preact/jsx-runtime';
import { createFormatter } from '../../messages/format';
import { defaults, readBmml } from '../../mockup/bmml';
import { readBmpr, readLook, symbolsOf } from '../../mockup/bmpr';
import { readMockupControls, toLink, toLinks } from '../../mockup/bmpr-control';
import { boundsOf, boxAround, loneMockup, sizeWord, toIcon } from '../../mockup/control';
import { describeMockup } from '../../mockup/describe';
import { drawOne, drawScene, fontFamily } from '../../mockup/draw';
import { letteringOf, measureText } from '../../mockup/font';
import { findIcon } from '../../mockup/icons';
import { iconKeys } from '../../mockup/icons/names';
import { isObject, objectAt, objectsAt, own, parseObject, textAt } from '../../mockup/json';
import { isAsLargeAsItsWords, naturalSize } from '../../mockup/natural';
import { plainText } from '../../mockup/notation';
import { absentValue, absentValues } from '../../mockup/properties';
import { svgToString } from '../../mockup/svg';
import { controlTypes, factsOf, families, isControlType, isMarkupType } from '../../mockup/types';
import { booleanOf, cleanText, emptyMap, toColor, toNumber, unescapeText } from '../../mockup/values';
import { Dialog } from '../ground/dialog';
import { Icon } from '../ground/icon';
import { Menu } from '../ground/menu';
import { NameField } from '../ground/name-field';
import { Empty, Progress, Strip, Warning } from '../ground/notices';
import { runPart } from '../ground/run-part';
import { saveFile } from '../ground/save-file';
import { AccountBar } from './account-bar';
import { fromBase64, toBase64 } from './base64';
import { isDatabase } from './content';
import { obstacleTo } from './editable';
import { decodeText, isSame } from './encoding';
import { loadLetters } from './fonts';
import { NameDialog } from './name-dialog';
import { once } from './once';
import { pageName } from './pages';
import { readContent, readRows, writeRows } from './reading';
import { requestOf } from './server';
import { toDom } from './svg-dom';
import { fileName, painted } from './take-away';
import { useIcons } from './use-icons';
import { typeWords, unwritableWords } from './words';
import { clampZoom } from './zoom';
import { listenToZoom } from './zooming';

export const lent = {
  preact: { Fragment },
  'preact/hooks': { useEffect, useId, useLayoutEffect, useMemo, useRef, useState },
  'preact/jsx-runtime': { Fragment, jsx, jsxs },
  'messages/format': { createFormatter },
  'mockup/bmml': { defaults, readBmml },
  'mockup/bmpr': { readBmpr, readLook, symbolsOf },
  'mockup/bmpr-control': { readMockupControls, toLink, toLinks },
  'mockup/control': { boundsOf, boxAround, loneMockup, sizeWord, toIcon },
  'mockup/describe': { describeMockup },
  'mockup/draw': { drawOne, drawScene, fontFamily },
  'mockup/font': { letteringOf, measureText },
  'mockup/icons': { findIcon },
  'mockup/icons/names': { iconKeys },
  'mockup/json': { isObject, objectAt, objectsAt, own, parseObject, textAt },
  'mockup/natural': { isAsLargeAsItsWords, naturalSize },
  'mockup/notation': { plainText },
  'mockup/properties': { absentValue, absentValues },
  'mockup/svg': { svgToString },
  'mockup/types': { controlTypes, factsOf, families, isControlType, isMarkupType },
  'mockup/values': { booleanOf, cleanText, emptyMap, toColor, toNumber, unescapeText },
  'pages/ground/dialog': { Dialog },
  'pages/ground/icon': { Icon },
  'pages/ground/menu': { Menu },
  'pages/ground/name-field': { NameField },
  'pages/ground/notices': { Empty, Progress, Strip, Warning },
  'pages/ground/run-part': { runPart },
  'pages/ground/save-file': { saveFile },
  'pages/open/account-bar': { AccountBar },
  'pages/open/base64': { fromBase64, toBase64 },
  'pages/open/content': { isDatabase },
  'pages/open/editable': { obstacleTo },
  'pages/open/encoding': { decodeText, isSame },
  'pages/open/fonts': { loadLetters },
  'pages/open/name-dialog': { NameDialog },
  'pages/open/once': { once },
  'pages/open/pages': { pageName },
  'pages/open/reading': { readContent, readRows, writeRows },
  'pages/open/server': { requestOf },
  'pages/open/svg-dom': { toDom },
  'pages/open/take-away': { fileName, painted },
  'pages/open/use-icons': { useIcons },
  'pages/open/words': { typeWords, unwritableWords },
  'pages/open/zoom': { clampZoom },
  'pages/open/zooming': { listenToZoom },
};
