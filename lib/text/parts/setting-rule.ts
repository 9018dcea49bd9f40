import { makeTextPart } from "../make-text-part";

export const settingRuleText = makeTextPart({
  en: () => import("../en/setting-rule").then(({ settingRule }) => settingRule),
  ja: () => import("../ja/setting-rule").then(({ settingRule }) => settingRule),
});
