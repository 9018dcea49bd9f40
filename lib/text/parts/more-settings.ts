import { makeTextPart } from "../make-text-part";

export const moreSettingsText = makeTextPart({
  en: () => import("../en/more-settings").then(({ moreSettings }) => moreSettings),
  ja: () => import("../ja/more-settings").then(({ moreSettings }) => moreSettings),
});
