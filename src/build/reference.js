// What Apps Script has, out of the type package: every class with its members, every enum with its values.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './installed.js';

/** Ways to say what a click does. */
const clicked = [
  ...['setAuthorizationAction', 'setComposeAction', 'setOnClickAction', 'setOnClickOpenLinkAction', 'setOpenLink'],
  'setOverflowMenu',
];

/** What can be put into a section has these from its base class, which the type package does not name as one. */
const ofWidgets = ['addEventAction', 'setId', 'setVisibility'];
const widgets = [
  ...['ButtonSet', 'ChipList', 'Columns', 'DatePicker', 'DateTimePicker', 'DecoratedText', 'Divider', 'Grid', 'Image'],
  ...['KeyValue', 'SelectionInput', 'TextInput', 'TextParagraph', 'TimePicker'],
];

/**
 * Classes and members that Google documents and the type package does not know yet.
 * https://developers.google.com/apps-script/reference/card-service and …/add-ons-response-service
 * @type {Record<string, string[]>}
 */
const newer = {
  'Card_Service.CardService': [
    ...['Visibility', 'WorkflowDataSourceType', 'ExpressionDataActionType', 'ExpressionDataConditionType'],
    ...['newActionStatus', 'newCardWithId', 'newChatActionResponse', 'newChatResponseBuilder', 'newCondition'],
    ...['newDialog', 'newDialogAction', 'newEventAction', 'newExpressionData', 'newExpressionDataAction'],
    ...['newHostAppDataSource', 'newPlatformDataSource', 'newUpdateVisibilityAction', 'newUpdatedWidget'],
    ...['newCommonWidgetAction', 'newDataSourceConfig', 'newDriveDataSourceSpec', 'newExpressionDataCondition'],
    ...['newTrigger', 'newWorkflowDataSource', 'newCarousel', 'newCarouselCard', 'newChip', 'newChipList'],
    ...['newCollapseControl', 'newColumn', 'newColumns', 'newOverflowMenu', 'newOverflowMenuItem'],
    ...['ChipListLayout', 'CommonDataSource', 'DriveItemType', 'HorizontalSizeStyle', 'ImageButtonStyle'],
    ...['NotificationType', 'ResponseType', 'Status', 'TextInputMode', 'VariableButtonSize', 'VerticalAlignment'],
    'WrapStyle',
  ],
  'Card_Service.Notification': ['setType'],
  'Card_Service.TextParagraph': ['setMaxLines'],
  'Card_Service.CardBuilder': ['addExpressionData'],
  'Card_Service.CardSection': ['setCollapseControl', 'setId'],
  'Card_Service.TextInput': ['setHostAppDataSource', 'setInputMode'],
  'Card_Service.DateTimePicker': ['setHostAppDataSource'],
  'Card_Service.SelectionInput': ['addDataSourceConfig', 'setPlatformDataSource'],
  'Card_Service.TextButton': ['setIcon', 'setIconUrl', 'setMaterialIcon', 'setOverflowMenu'],
  'Card_Service.ImageButton': ['setImageButtonStyle', 'setOverflowMenu'],
  'Card_Service.Carousel': ['addCarouselCard'],
  'Card_Service.CarouselCard': ['addFooterWidget', 'addWidget'],
  'Card_Service.Chip': ['setAltText', 'setDisabled', 'setIcon', 'setLabel', ...clicked],
  'Card_Service.ChipList': ['addChip', 'setLayout'],
  'Card_Service.CollapseControl': ['setCollapseButton', 'setExpandButton', 'setHorizontalAlign'],
  'Card_Service.Column': ['addWidget', 'setHorizontalAlignment', 'setHorizontalSizeStyle', 'setVerticalAlignment'],
  'Card_Service.Columns': ['addColumn', 'setWrapStyle'],
  'Card_Service.OverflowMenu': ['addMenuItem'],
  'Card_Service.OverflowMenuItem': ['setDisabled', 'setStartIcon', 'setText', 'setOnClickAction', 'setOpenLink'],
  'Card_Service.ActionStatus': ['setStatusCode', 'setUserFacingMessage'],
  'Card_Service.CardWithId': ['setCard', 'setCardId'],
  'Card_Service.ChatActionResponse': ['setDialogAction', 'setResponseType', 'setUpdatedWidget', 'setUrl'],
  'Card_Service.ChatClientDataSource': [],
  'Card_Service.ChatResponse': [],
  'Card_Service.ChatResponseBuilder': ['build'],
  'Card_Service.ChatSpaceDataSource': [],
  'Card_Service.CommonWidgetAction': [],
  'Card_Service.Condition': [],
  'Card_Service.DataSourceConfig': [],
  'Card_Service.Dialog': [],
  'Card_Service.DialogAction': [],
  'Card_Service.DriveDataSourceSpec': ['addItemType'],
  'Card_Service.EventAction': [],
  'Card_Service.ExpressionData': [],
  'Card_Service.ExpressionDataAction': [],
  'Card_Service.ExpressionDataCondition': [],
  'Card_Service.HostAppDataSource': [],
  'Card_Service.PlatformDataSource': [],
  'Card_Service.Trigger': [],
  'Card_Service.UpdatedWidget': [],
  'Card_Service.UpdateVisibilityAction': ['setVisibility'],
  'Card_Service.WorkflowDataSource': [
    ...['setIncludeVariables', 'setType', 'setVariableButtonLabel', 'setVariableButtonSize'],
  ],
  'Script.AuthorizationInfo': ['getAuthorizedScopes'],
  'Add_Ons_Response_Service.AddOnsResponseService': [
    ...['newAction', 'newActionResponseBuilder', 'newNavigation', 'newNotification', 'newOpenLink'],
    'newRenderActionBuilder',
  ],
  'Add_Ons_Response_Service.Action': ['addNavigation'],
  'Add_Ons_Response_Service.ModifyCard': [
    ...['setInsertSection', 'setInsertWidget', 'setRemoveSection', 'setRemoveWidget'],
  ],
  'Add_Ons_Response_Service.RenderAction': [],
  'Add_Ons_Response_Service.RenderActionBuilder': [],
};

/** Services that it does not know either, by the global that is one. @type {Record<string, string>} */
const newerServices = { AddOnsResponseService: 'Add_Ons_Response_Service.AddOnsResponseService' };

/**
 * @typedef {object} Reference
 * @property {Record<string, string>} services class by the global that is one, for instance `CardService`
 * @property {Record<string, Record<string, string>>} classes members by class; the value is the enum that a member is, or empty
 * @property {Record<string, string[]>} enums
 */

/** @param {string} outfile */
export async function buildReference(outfile) {
  const { default: ts } = await import('typescript');
  /** @type {Reference} */
  const reference = { services: {}, classes: {}, enums: {} };
  /** @type {Record<string, string[]>} */
  const bases = {};
  const folder = path.join(root, 'node_modules/@types/google-apps-script');

  /** @param {import('typescript').Node} node @param {string} namespace */
  const visit = (node, namespace) => {
    if (ts.isModuleDeclaration(node) && node.body !== undefined) {
      const inner = node.name.text === 'GoogleAppsScript' ? '' : node.name.text;
      ts.forEachChild(node.body, (child) => visit(child, inner));
    } else if (ts.isInterfaceDeclaration(node) && namespace !== '') {
      const key = `${namespace}.${node.name.text}`;
      const members = (reference.classes[key] ??= {});
      for (const member of node.members) {
        const name = member.name?.getText() ?? '';
        if (!/^\w+$/.test(name)) continue;
        const type = ts.isPropertySignature(member) ? (member.type?.getText() ?? '') : '';
        const [, named = ''] = /^typeof ([\w.]+)$/.exec(type) ?? [];
        members[name] = named === '' ? '' : named.includes('.') ? named : `${namespace}.${named}`;
      }
      for (const { types } of node.heritageClauses ?? []) {
        for (const { expression } of types) {
          const name = expression.getText();
          (bases[key] ??= []).push(name.includes('.') ? name : `${namespace}.${name}`);
        }
      }
    } else if (ts.isEnumDeclaration(node)) {
      reference.enums[`${namespace}.${node.name.text}`] = node.members.map(({ name }) => name.getText());
    } else if (ts.isVariableStatement(node)) {
      for (const { name, type } of node.declarationList.declarations) {
        const [, key] = /^GoogleAppsScript\.(\w+\.\w+)$/.exec(type?.getText() ?? '') ?? [];
        if (key !== undefined) reference.services[name.getText()] = key;
      }
    }
  };
  for (const file of readdirSync(folder).filter((name) => /^google-apps-script\.[\w-]+\.d\.ts$/.test(name))) {
    const text = readFileSync(path.join(folder, file), 'utf8');
    ts.forEachChild(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true), (node) => visit(node, ''));
  }
  const ofAll = widgets.map((name) => /** @type {const} */ ([`Card_Service.${name}`, ofWidgets]));
  for (const [key, names] of [...Object.entries(newer), ...ofAll]) {
    reference.classes[key] ??= {};
    for (const name of names) reference.classes[key][name] = '';
  }
  for (const [key, names] of Object.entries(bases)) {
    for (const base of names) Object.assign((reference.classes[key] ??= {}), reference.classes[base]);
  }
  Object.assign(reference.services, newerServices);
  writeFileSync(outfile, JSON.stringify(reference));
}
