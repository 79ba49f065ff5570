import { pathToFileURL } from "node:url";

/** A value of Chromium's managed policies (chromeenterprise.google/policies). */
export type PolicyValue = boolean | number | string | readonly string[];

interface Policy {
  readonly value: PolicyValue;
  readonly why: string;
}

/** Values of the `Default…Setting` policies: nobody is asked, the answer is no. */
const BLOCK = 2;

/** What a browser in a station may not do, whatever page or key asks for it. `URLAllowlist` is added for the address. */
export const POLICIES: Readonly<Record<string, Policy>> = {
  URLBlocklist: { value: ["*"], why: "no address but the station's own" },
  DeveloperToolsAvailability: { value: 2, why: "no developer tools" },
  IncognitoModeAvailability: { value: 1, why: "no second kind of window" },
  AllowFileSelectionDialogs: { value: false, why: "a file dialog shows the machine's folders" },
  DefaultPopupsSetting: { value: BLOCK, why: "one window" },
  BrowserAddPersonEnabled: { value: false, why: "one profile" },
  BrowserGuestModeEnabled: { value: false, why: "one profile" },
  BrowserSignin: { value: 0, why: "nobody's account" },
  SyncDisabled: { value: true, why: "nothing leaves the machine" },
  TranslateEnabled: { value: false, why: "the page has its own languages" },
  PasswordManagerEnabled: { value: false, why: "nothing that is typed is kept" },
  AutofillAddressEnabled: { value: false, why: "nothing that is typed is kept" },
  AutofillCreditCardEnabled: { value: false, why: "nothing that is typed is kept" },
  SavingBrowserHistoryDisabled: { value: true, why: "nothing of a visit is kept" },
  DefaultCookiesSetting: { value: 4, why: "cookies die with the browser" },
  DownloadRestrictions: { value: 3, why: "no downloads" },
  PrintingEnabled: { value: false, why: "the station prints by its own port, without a dialog" },
  SearchSuggestEnabled: { value: false, why: "nothing leaves the machine" },
  SpellcheckEnabled: { value: false, why: "words that are typed are not looked up" },
  NetworkPredictionOptions: { value: 2, why: "nothing leaves the machine" },
  AlternateErrorPagesEnabled: { value: false, why: "nothing leaves the machine" },
  SafeBrowsingProtectionLevel: { value: 0, why: "nothing is fetched from elsewhere that could be checked" },
  MetricsReportingEnabled: { value: false, why: "nothing leaves the machine" },
  UserFeedbackAllowed: { value: false, why: "nothing leaves the machine" },
  ComponentUpdatesEnabled: { value: false, why: "updates come by the system's packages" },
  BackgroundModeEnabled: { value: false, why: "no work outlives the page" },
  DefaultBrowserSettingEnabled: { value: false, why: "no question about the default browser" },
  PromotionsEnabled: { value: false, why: "no bubbles" },
  BookmarkBarEnabled: { value: false, why: "no bars" },
  EditBookmarksEnabled: { value: false, why: "no bubbles" },
  TaskManagerEndProcessEnabled: { value: false, why: "nobody ends the page" },
  ExtensionInstallBlocklist: { value: ["*"], why: "no foreign code in the page" },
  AudioCaptureAllowed: { value: false, why: "nobody is heard" },
  VideoCaptureAllowed: { value: false, why: "nobody is filmed" },
  ScreenCaptureAllowed: { value: false, why: "the screen is not recorded" },
  DefaultGeolocationSetting: { value: BLOCK, why: "the station knows where it stands" },
  DefaultNotificationsSetting: { value: BLOCK, why: "a resident is at the screen or gone" },
  DefaultSensorsSetting: { value: BLOCK, why: "nobody is measured" },
  DefaultWebUsbGuardSetting: { value: BLOCK, why: "devices belong to the station" },
  DefaultWebHidGuardSetting: { value: BLOCK, why: "devices belong to the station" },
  DefaultSerialGuardSetting: { value: BLOCK, why: "devices belong to the station" },
  DefaultWebBluetoothGuardSetting: { value: BLOCK, why: "devices belong to the station" },
  DefaultFileSystemReadGuardSetting: { value: BLOCK, why: "no folder of the machine" },
  DefaultFileSystemWriteGuardSetting: { value: BLOCK, why: "no folder of the machine" },
  DefaultClipboardSetting: { value: BLOCK, why: "what one resident copies must not reach the next" },
  DefaultLocalFontsSetting: { value: BLOCK, why: "fonts are shipped" },
  DefaultWindowManagementSetting: { value: BLOCK, why: "one window, one screen" },
};

/** The managed policy file for a station whose host answers at `port`. */
export function managedPolicies(port: number, outOfServicePage: string): Readonly<Record<string, PolicyValue>> {
  const values = Object.fromEntries(Object.entries(POLICIES).map(([name, { value }]) => [name, value]));
  return { ...values, URLAllowlist: [`http://127.0.0.1:${port}`, pathToFileURL(outOfServicePage).href] };
}
