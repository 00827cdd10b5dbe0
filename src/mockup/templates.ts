// The mockups that New begins with, as the files they become. The page draws its pictures of them from these too.
import type { ControlType } from './types';

/** The mockups that there are, the one to begin with first. */
export const templateNames = ['blank', 'browser', 'phone', 'dialog'] as const;

export type TemplateName = (typeof templateNames)[number];

type Drawn = readonly [
  type: ControlType,
  place: readonly [x: number, y: number, width: number, height: number],
  properties?: Readonly<Record<string, string>>,
];

// The words are plain ASCII, for which this is what the format's own escaping gives.
const escaped = encodeURIComponent;

/** A file of these controls, the first at the bottom. */
function mockup(controls: readonly Drawn[]): string {
  const right = Math.max(0, ...controls.map(([, [x, , width]]) => x + width));
  const bottom = Math.max(0, ...controls.map(([, [, y, , height]]) => y + height));
  const left = Math.min(right, ...controls.map(([, [x]]) => x));
  const top = Math.min(bottom, ...controls.map(([, [, y]]) => y));
  const body = controls.map(([type, [x, y, width, height], properties = {}], index) => {
    const values = Object.entries(properties).map(([name, value]) => `        <${name}>${escaped(value)}</${name}>\n`);
    return (
      `    <control controlID="${index}" controlTypeID="com.balsamiq.mockups::${type}" x="${x}" y="${y}" w="${width}" h="${height}" measuredW="${width}" measuredH="${height}" zOrder="${index}" locked="false" isInGroup="-1">\n` +
      (values.length === 0 ? '' : `      <controlProperties>\n${values.join('')}      </controlProperties>\n`) +
      '    </control>\n'
    );
  });
  return (
    `<mockup version="1.0" skin="sketch" fontFace="Balsamiq Sans" measuredW="${right}" measuredH="${bottom}" mockupW="${right - left}" mockupH="${bottom - top}">\n` +
    `  <controls>\n${body.join('')}  </controls>\n</mockup>\n`
  );
}

const drawn: Readonly<Record<TemplateName, readonly Drawn[]>> = {
  blank: [],
  browser: [
    ['BrowserWindow', [40, 40, 800, 560], { text: 'A Web Page\nhttps://' }],
    ['Title', [80, 140, 320, 46], { text: 'Page title' }],
    ['LinkBar', [440, 148, 360, 28], { text: 'Home, Products, About, Contact', selectedIndex: '0' }],
    ['HRule', [80, 196, 720, 10]],
    ['Paragraph', [80, 224, 420, 50], { text: 'What this page is about, in a sentence or two.' }],
    ['Image', [540, 224, 260, 200]],
    ['Button', [80, 290, 130, 32], { text: 'Get started' }],
  ],
  phone: [
    ['iPhone', [40, 40, 282, 573]],
    ['Label', [131, 144, 100, 21], { text: 'Screen title', align: 'center' }],
    ['HRule', [66, 170, 230, 10]],
    ['SearchBox', [76, 188, 210, 26], { text: 'search' }],
    ['List', [76, 228, 210, 190], { text: 'First item\nSecond item\nThird item', rowHeight: '44' }],
    ['Button', [76, 440, 210, 36], { text: 'Continue' }],
  ],
  dialog: [
    ['ModalScreen', [40, 40, 640, 440]],
    ['TitleWindow', [150, 100, 420, 330], { text: 'Dialog title', close: 'true' }],
    ['Label', [180, 170, 60, 21], { text: 'Name' }],
    ['TextInput', [180, 195, 360, 28], { text: '' }],
    ['Label', [180, 240, 100, 21], { text: 'Description' }],
    ['TextArea', [180, 265, 360, 70], { text: '' }],
    ['Button', [340, 358, 90, 30], { text: 'Cancel' }],
    ['Button', [450, 358, 90, 30], { text: 'Save' }],
  ],
};

/** A template's file. */
export const templateOf = (name: TemplateName): string => mockup(drawn[name]);
