// Session and ScriptApp: who runs this execution, and with which tokens.
import { callHost, exception } from './host';
import { strict } from './not-emulated';
import { deleteTrigger, newTrigger, projectTriggers } from './triggers';

const user = (email: string): GoogleAppsScript.Base.User =>
  strict(
    { getEmail: () => email, getUserLoginId: () => email.split('@')[0] ?? '', toString: () => email },
    'Base.User',
  );

export const session = strict(
  {
    getActiveUser: () => user(callHost('Session.getActiveUser')),
    getUser: () => user(callHost('Session.getActiveUser')),
    getEffectiveUser: () => user(callHost('Session.getEffectiveUser')),
    getActiveUserLocale: () => callHost('Session.getActiveUserLocale'),
    getScriptTimeZone: () => callHost('Session.getScriptTimeZone'),
    getTimeZone: () => callHost('Session.getScriptTimeZone'),
    getTemporaryActiveUserKey: () => callHost('Session.getTemporaryActiveUserKey'),
  },
  'Base.Session',
);

/** An hour. */
const longestState = 3600;

/** A token that says which function a callback calls, and with what. */
class StateTokenBuilder implements GoogleAppsScript.Script.StateTokenBuilder {
  private readonly asked: { method: string; arguments: Record<string, string>; seconds: number } = {
    method: 'callback',
    arguments: {},
    seconds: 60,
  };
  withArgument(name: string, value: unknown): this {
    this.asked.arguments[name] = String(value);
    return this;
  }
  withMethod(method: string): this {
    this.asked.method = method;
    return this;
  }
  withTimeout(seconds: number): this {
    if (!(seconds > 0 && seconds <= longestState)) throw exception('Invalid argument: seconds');
    this.asked.seconds = seconds;
    return this;
  }
  createToken(): string {
    return callHost('ScriptApp.newStateToken', this.asked);
  }
}

/** Ends the execution where something was not agreed to, and Google asks. */
const requireAgreed = (scopes: readonly string[] | null): void => {
  const { missing } = callHost('ScriptApp.getAuthorizationInfo', scopes);
  if (missing.length > 0)
    throw exception(`Authorization is required to perform that action. Required permissions: ${missing.join(' || ')}`);
};

/**
 * What does not change during an execution is handed over at its start, and costs no call.
 * @param context what the runtime tells this execution
 */
export const createScriptApp = ({
  webAppUrl,
  scriptId,
}: {
  readonly webAppUrl: string | null;
  readonly scriptId: string;
}) =>
  strict(
    {
      getIdentityToken: () => callHost('ScriptApp.getIdentityToken'),
      getOAuthToken: () => callHost('ScriptApp.getOAuthToken'),
      getScriptId: () => scriptId,
      // https://developers.google.com/apps-script/reference/script/script-app#getauthorizationinfoauthmode,-oauthscopes
      getAuthorizationInfo: (_mode: unknown, scopes: readonly string[] | null = null) => {
        const { missing, url, agreed } = callHost('ScriptApp.getAuthorizationInfo', scopes);
        return strict(
          {
            getAuthorizationStatus: () => (missing.length === 0 ? 'NOT_REQUIRED' : 'REQUIRED'),
            getAuthorizationUrl: () => url,
            getAuthorizedScopes: () => agreed,
          },
          'Script.AuthorizationInfo',
        );
      },
      getInstallationSource: () => 'NONE',
      newStateToken: () => new StateTokenBuilder(),
      newTrigger,
      getProjectTriggers: projectTriggers,
      getScriptTriggers: projectTriggers,
      getUserTriggers: (): object[] => [],
      deleteTrigger,
      // The older key of a project.
      getProjectKey: () => `M${scriptId.slice(0, 32)}`,
      invalidateAuth: () => {
        callHost('ScriptApp.invalidateAuth');
      },
      requireAllScopes: () => {
        requireAgreed(null);
      },
      requireScopes: (_mode: unknown, scopes: readonly string[]) => {
        requireAgreed(scopes);
      },
      getService: () =>
        strict({ getUrl: () => webAppUrl, isEnabled: () => webAppUrl !== '' && webAppUrl !== null }, 'Script.Service'),
      AuthMode: { NONE: 'NONE', CUSTOM_FUNCTION: 'CUSTOM_FUNCTION', LIMITED: 'LIMITED', FULL: 'FULL' },
      AuthorizationStatus: { REQUIRED: 'REQUIRED', NOT_REQUIRED: 'NOT_REQUIRED' },
    },
    'Script.ScriptApp',
  );
