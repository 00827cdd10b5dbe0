// Triggers that scripts install for themselves: made, listed and deleted. The world's clock fires them.
// https://developers.google.com/apps-script/reference/script/trigger-builder
import type { KeptTrigger, Schedule } from '../calls';
import { callHost, exception } from './host';
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

const minutes = [1, 5, 10, 15, 30];

const whole = (value: number, least: number, most: number, name: string): number => {
  if (!Number.isInteger(value) || value < least || value > most) throw exception(`Invalid argument: ${name}`);
  return value;
};

class ClockTriggerBuilder implements GoogleAppsScript.Script.ClockTriggerBuilder {
  private asked: Schedule = {};
  constructor(private readonly handler: string) {}
  after = (durationMilliseconds: number): this => this.ask({ at: Date.now() + durationMilliseconds });
  at = (date: GoogleAppsScript.Base.Date): this => this.ask({ at: date.getTime() });
  atDate = (year: number, month: number, day: number): this => this.ask({ date: [year, month, day] });
  atHour = (hour: number): this => this.ask({ hour: whole(hour, 0, 23, 'hour') });
  everyDays = (n: number): this => this.every(n, 'days');
  everyHours = (n: number): this => this.every(n, 'hours');
  everyMinutes = (n: number): this => {
    if (!minutes.includes(n))
      throw exception('The value you passed to everyMinutes was invalid. It must be one of 1, 5, 10, 15 or 30.');
    return this.every(n, 'minutes');
  };
  everyWeeks = (n: number): this => this.every(n, 'weeks');
  inTimezone = (timeZone: string): this => this.ask({ timeZone });
  nearMinute = (minute: number): this => this.ask({ minute: whole(minute, 0, 59, 'minute') });
  onMonthDay = (day: number): this => this.ask({ monthDay: whole(day, 1, 31, 'day') });
  onWeekDay = (day: GoogleAppsScript.Base.Weekday): this => this.ask({ weekDay: String(day) });
  create(): Trigger {
    const { at, date, every, weekDay, monthDay } = this.asked;
    if ([at, date, every, weekDay, monthDay].every((part) => part === undefined))
      throw exception('The clock trigger does not say when it runs.');
    return new Trigger(callHost('ScriptApp.newTrigger', this.handler, this.asked));
  }
  private every(n: number, unit: NonNullable<Schedule['every']>['unit']): this {
    return this.ask({ every: { count: whole(n, 1, 10_000, 'n'), unit } });
  }
  private ask(more: Schedule): this {
    this.asked = { ...this.asked, ...more };
    return this;
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
