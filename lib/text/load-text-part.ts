import type { RefusalText } from "./en/access";
import type { AdoptText } from "./en/adopt";
import type { ApprovalText } from "./en/approval";
import type { BuildText } from "./en/build";
import type { CancelRunText } from "./en/cancel-run";
import type { CliText } from "./en/cli";
import type { CostsText } from "./en/costs";
import type { DeployText } from "./en/deploy";
import type { DuringText } from "./en/during";
import type { FailureText } from "./en/failure";
import type { HealthText } from "./en/health";
import type { HistoryText } from "./en/history";
import type { MoreSettingsText } from "./en/more-settings";
import type { NetworkText } from "./en/network";
import type { NoticeText } from "./en/notice";
import type { NotificationsText } from "./en/notifications";
import type { OutsideText } from "./en/outside";
import type { PreflightText } from "./en/preflight";
import type { FindingsText } from "./en/preflight/findings";
import type { PreviewText } from "./en/preview";
import type { ProblemKindsText } from "./en/problem-kinds";
import type { RollbackText } from "./en/rollback";
import type { RuleText } from "./en/rule";
import type { ServicePageText } from "./en/service-page";
import type { WaysOutText } from "./en/ways-out";
import type { AccessText } from "./en-access";
import type { TeamText } from "./en-team";
import type { TeardownText } from "./en-teardown";
import type { TeardownRunText } from "./en-teardown-run";
import type { Locale } from "./locale";

/** Words that only some pages carry, by the name of the part. */
interface TextParts {
  access: AccessText;
  approval: ApprovalText;
  preview: PreviewText;
  adopt: AdoptText;
  health: HealthText;
  build: BuildText;
  cancelRun: CancelRunText;
  outside: OutsideText;
  cli: CliText;
  history: HistoryText;
  rollback: RollbackText;
  costs: CostsText;
  deploy: DeployText;
  during: DuringText;
  refusal: RefusalText;
  rule: RuleText;
  waysOut: WaysOutText;
  failure: FailureText;
  team: TeamText;
  network: NetworkText;
  preflight: PreflightText;
  findings: FindingsText;
  problemKinds: ProblemKindsText;
  "service-page": ServicePageText;
  teardown: TeardownText;
  teardownRun: TeardownRunText;
  moreSettings: MoreSettingsText;
  notice: NoticeText;
  notifications: NotificationsText;
}

export type TextPartName = keyof TextParts;
export type TextPart<Name extends TextPartName> = TextParts[Name];

/** For each part two files of the same shape, and a line here. */
const importers: { [Name in TextPartName]: Record<Locale, () => Promise<TextPart<Name>>> } = {
  access: {
    en: () => import("./en-access").then(({ enAccess }) => enAccess),
    ja: () => import("./ja-access").then(({ jaAccess }) => jaAccess),
  },
  build: {
    en: () => import("./en/build").then(({ build }) => build),
    ja: () => import("./ja/build").then(({ build }) => build),
  },
  outside: {
    en: () => import("./en/outside").then(({ outside }) => outside),
    ja: () => import("./ja/outside").then(({ outside }) => outside),
  },
  cancelRun: {
    en: () => import("./en/cancel-run").then(({ cancelRun }) => cancelRun),
    ja: () => import("./ja/cancel-run").then(({ cancelRun }) => cancelRun),
  },
  cli: {
    en: () => import("./en/cli").then(({ cli }) => cli),
    ja: () => import("./ja/cli").then(({ cli }) => cli),
  },
  approval: {
    en: () => import("./en/approval").then(({ approval }) => approval),
    ja: () => import("./ja/approval").then(({ approval }) => approval),
  },
  preview: {
    en: () => import("./en/preview").then(({ preview }) => preview),
    ja: () => import("./ja/preview").then(({ preview }) => preview),
  },
  adopt: {
    en: () => import("./en/adopt").then(({ adopt }) => adopt),
    ja: () => import("./ja/adopt").then(({ adopt }) => adopt),
  },
  costs: {
    en: () => import("./en/costs").then(({ costs }) => costs),
    ja: () => import("./ja/costs").then(({ costs }) => costs),
  },
  deploy: {
    en: () => import("./en/deploy").then(({ deploy }) => deploy),
    ja: () => import("./ja/deploy").then(({ deploy }) => deploy),
  },
  during: {
    en: () => import("./en/during").then(({ during }) => during),
    ja: () => import("./ja/during").then(({ during }) => during),
  },
  refusal: {
    en: () => import("./en/access").then(({ access }) => access),
    ja: () => import("./ja/access").then(({ access }) => access),
  },
  problemKinds: {
    en: () => import("./en/problem-kinds").then(({ problemKinds }) => problemKinds),
    ja: () => import("./ja/problem-kinds").then(({ problemKinds }) => problemKinds),
  },
  rule: {
    en: () => import("./en/rule").then(({ rule }) => rule),
    ja: () => import("./ja/rule").then(({ rule }) => rule),
  },
  waysOut: {
    en: () => import("./en/ways-out").then(({ waysOut }) => waysOut),
    ja: () => import("./ja/ways-out").then(({ waysOut }) => waysOut),
  },
  failure: {
    en: () => import("./en/failure").then(({ failure }) => failure),
    ja: () => import("./ja/failure").then(({ failure }) => failure),
  },
  health: {
    en: () => import("./en/health").then(({ health }) => health),
    ja: () => import("./ja/health").then(({ health }) => health),
  },
  history: {
    en: () => import("./en/history").then(({ history }) => history),
    ja: () => import("./ja/history").then(({ history }) => history),
  },
  rollback: {
    en: () => import("./en/rollback").then(({ rollback }) => rollback),
    ja: () => import("./ja/rollback").then(({ rollback }) => rollback),
  },
  team: {
    en: () => import("./en-team").then(({ enTeam }) => enTeam),
    ja: () => import("./ja-team").then(({ jaTeam }) => jaTeam),
  },
  network: {
    en: () => import("./en/network").then(({ network }) => network),
    ja: () => import("./ja/network").then(({ network }) => network),
  },
  preflight: {
    en: () => import("./en/preflight").then(({ preflight }) => preflight),
    ja: () => import("./ja/preflight").then(({ preflight }) => preflight),
  },
  findings: {
    en: () => import("./en/preflight/findings").then(({ findings }) => findings),
    ja: () => import("./ja/preflight/findings").then(({ findings }) => findings),
  },
  "service-page": {
    en: () => import("./en/service-page").then(({ servicePage }) => servicePage),
    ja: () => import("./ja/service-page").then(({ servicePage }) => servicePage),
  },
  teardown: {
    en: () => import("./en-teardown").then(({ enTeardown }) => enTeardown),
    ja: () => import("./ja-teardown").then(({ jaTeardown }) => jaTeardown),
  },
  teardownRun: {
    en: () => import("./en-teardown-run").then(({ enTeardownRun }) => enTeardownRun),
    ja: () => import("./ja-teardown-run").then(({ jaTeardownRun }) => jaTeardownRun),
  },
  moreSettings: {
    en: () => import("./en/more-settings").then(({ moreSettings }) => moreSettings),
    ja: () => import("./ja/more-settings").then(({ moreSettings }) => moreSettings),
  },
  notice: {
    en: () => import("./en/notice").then(({ notice }) => notice),
    ja: () => import("./ja/notice").then(({ notice }) => notice),
  },
  notifications: {
    en: () => import("./en/notifications").then(({ notifications }) => notifications),
    ja: () => import("./ja/notifications").then(({ notifications }) => notifications),
  },
};

const loaded = new Map<string, Promise<unknown>>();

/** The same promise every time, as React wants it. */
export function loadTextPart<Name extends TextPartName>(name: Name, locale: Locale): Promise<TextPart<Name>> {
  const key = `${name} ${locale}`;
  const text = (loaded.get(key) as Promise<TextPart<Name>> | undefined) ?? importers[name][locale]();
  loaded.set(key, text);
  return text;
}
