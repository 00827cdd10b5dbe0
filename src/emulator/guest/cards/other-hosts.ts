// Answers that Gmail, Calendar and the editors understand. They can be built, as at Google; Drive refuses them when returned.
import { knownEverywhere } from '../known-everywhere';
import { Part, jsonOf, type Json, type JsonObject } from '../built';

/** A finished answer for another host. */
export class ForeignResponse extends Part {
  constructor(
    /** The class's name at Google. */
    readonly name: string,
    json: JsonObject = {},
  ) {
    super();
    Object.assign(this.json, json);
  }
  printJson(): string {
    return JSON.stringify(this.toJson());
  }
}

export class Attachment extends Part implements GoogleAppsScript.Card_Service.Attachment {
  setIconUrl(iconUrl: string): this {
    return this.set('iconUrl', iconUrl);
  }
  setMimeType(mimeType: string): this {
    return this.set('mimeType', mimeType);
  }
  setResourceUrl(resourceUrl: string): this {
    return this.set('resourceUrl', resourceUrl);
  }
  setTitle(title: string): this {
    return this.set('title', title);
  }
}

export class CalendarEventActionResponseBuilder
  extends Part
  implements GoogleAppsScript.Card_Service.CalendarEventActionResponseBuilder
{
  addAttachments(attachments: GoogleAppsScript.Card_Service.Attachment[]): this {
    return this.set(
      'addAttachments',
      attachments.map((one): Json => jsonOf(one, 'attachment')),
    );
  }
  addAttendees(emails: string[]): this {
    return this.set('addAttendeeEmails', emails);
  }
  setConferenceData(): this {
    return this.set('conferenceData', {});
  }
  build(): ForeignResponse {
    return new ForeignResponse('CalendarEventActionResponse', this.json);
  }
}

export class ComposeActionResponseBuilder
  extends Part
  implements GoogleAppsScript.Card_Service.ComposeActionResponseBuilder
{
  setGmailDraft(): this {
    return this.set('draft', {});
  }
  build(): ForeignResponse {
    return new ForeignResponse('ComposeActionResponse', this.json);
  }
}

export class EditorFileScopeActionResponseBuilder
  extends Part
  implements GoogleAppsScript.Card_Service.EditorFileScopeActionResponseBuilder
{
  requestFileScopeForActiveDocument(): this {
    return this.set('requestFileScope', {});
  }
  build(): ForeignResponse {
    return new ForeignResponse('EditorFileScopeActionResponse', this.json);
  }
}

export class LinkPreview extends ForeignResponse implements GoogleAppsScript.Card_Service.LinkPreview {
  constructor() {
    super('LinkPreview');
  }
  setLinkPreviewTitle(title: string): this {
    return this.set('linkPreviewTitle', title);
  }
  setPreviewCard(previewCard: GoogleAppsScript.Card_Service.Card): this {
    return this.set('previewCard', jsonOf(previewCard, 'previewCard'));
  }
  setTitle(title: string): this {
    return this.set('title', title);
  }
}

/** The four actions on a draft's recipients and subject, and the one on its body. */
export class UpdateDraftAction
  extends Part
  implements
    GoogleAppsScript.Card_Service.UpdateDraftBccRecipientsAction,
    GoogleAppsScript.Card_Service.UpdateDraftCcRecipientsAction,
    GoogleAppsScript.Card_Service.UpdateDraftToRecipientsAction,
    GoogleAppsScript.Card_Service.UpdateDraftSubjectAction,
    GoogleAppsScript.Card_Service.UpdateDraftBodyAction
{
  addUpdateBccRecipients(emails: string[]): this {
    return this.set('bccRecipients', emails);
  }
  addUpdateCcRecipients(emails: string[]): this {
    return this.set('ccRecipients', emails);
  }
  addUpdateToRecipients(emails: string[]): this {
    return this.set('toRecipients', emails);
  }
  addUpdateSubject(subject: string): this {
    return this.set('subject', subject);
  }
  addUpdateContent(content: string, contentType: GoogleAppsScript.Card_Service.ContentType): this {
    return this.add('insertContents', { content, contentType: String(contentType) });
  }
  setUpdateType(updateType: GoogleAppsScript.Card_Service.UpdateDraftBodyType): this {
    return this.set('type', String(updateType));
  }
}

export class UpdateDraftActionResponseBuilder
  extends Part
  implements GoogleAppsScript.Card_Service.UpdateDraftActionResponseBuilder
{
  private update(key: string, action: unknown): this {
    return this.set(key, jsonOf(action, 'action'));
  }
  setUpdateDraftBccRecipientsAction(action: unknown): this {
    return this.update('updateBccRecipients', action);
  }
  setUpdateDraftCcRecipientsAction(action: unknown): this {
    return this.update('updateCcRecipients', action);
  }
  setUpdateDraftToRecipientsAction(action: unknown): this {
    return this.update('updateToRecipients', action);
  }
  setUpdateDraftSubjectAction(action: unknown): this {
    return this.update('updateSubject', action);
  }
  setUpdateDraftBodyAction(action: unknown): this {
    return this.update('updateBody', action);
  }
  build(): ForeignResponse {
    return new ForeignResponse('UpdateDraftActionResponse', this.json);
  }
}

/** Thrown by a script to make the host show its way to authorize instead of a card. */
export class AuthorizationException extends Part implements GoogleAppsScript.Card_Service.AuthorizationException {
  printJson(): string {
    return JSON.stringify(this.toJson());
  }
  setAuthorizationUrl(authUrl: string): this {
    return this.set('authorizationUrl', authUrl);
  }
  setCustomUiCallback(callback: string): this {
    return this.set('customUiCallback', callback);
  }
  setResourceDisplayName(name: string): this {
    return this.set('resourceDisplayName', name);
  }
  throwException(): never {
    throw new AuthorizationRequired(this.toJson());
  }
}

/** What `throwException` throws; the runtime recognizes it. */
export class AuthorizationRequired extends Error {
  constructor(readonly json: JsonObject) {
    super('Authorization is required to perform that action.');
    this.name = 'Exception';
  }
}
knownEverywhere(AuthorizationRequired);
