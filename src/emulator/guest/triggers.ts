// Triggers that scripts install for themselves: made, listed and deleted. Nothing here fires them.
// https://developers.google.com/apps-script/reference/script/trigger-builder
import type { KeptTrigger } from '../calls';
import { callHost } from './host';
import { strict } from './not-emulated';

class Trigger implements GoogleAppsScript.Script.Trigger {
  constructor(private readonly kept: KeptTrigger) {}
  getEventType(): GoogleAppsScript.Script.EventType {
    return 'CLOCK' as unknown as GoogleAppsScript.Script.EventType;
  }
  getHandlerFunction(): string {
    return this.kept.handler;
  }
  getTriggerSource(): GoogleAppsScript.Script.TriggerSource {
    return 'CLOCK' as unknown as GoogleAppsScript.Script.TriggerSource;
  }
  /** A clock has none. */
  getTriggerSourceId(): string {
    return null as unknown as string;
  }
  getUniqueId(): string {
    return this.kept.id;
  }
}
strict(Trigger.prototype, 'Script.Trigger');

/** When it would fire is not kept. */
class ClockTriggerBuilder implements GoogleAppsScript.Script.ClockTriggerBuilder {
  constructor(private readonly handler: string) {}
  after = (): this => this;
  at = (): this => this;
  atDate = (): this => this;
  atHour = (): this => this;
  everyDays = (): this => this;
  everyHours = (): this => this;
  everyMinutes = (): this => this;
  everyWeeks = (): this => this;
  inTimezone = (): this => this;
  nearMinute = (): this => this;
  onMonthDay = (): this => this;
  onWeekDay = (): this => this;
  create(): Trigger {
    return new Trigger(callHost('ScriptApp.newTrigger', this.handler));
  }
}
strict(ClockTriggerBuilder.prototype, 'Script.ClockTriggerBuilder');

export const newTrigger = (handler: string): object =>
  strict({ timeBased: () => new ClockTriggerBuilder(handler) }, 'Script.TriggerBuilder');

export const projectTriggers = (): Trigger[] =>
  callHost('ScriptApp.getProjectTriggers').map((kept) => new Trigger(kept));

export const deleteTrigger = (trigger: { readonly getUniqueId: () => string }): void => {
  callHost('ScriptApp.deleteTrigger', trigger.getUniqueId());
};
