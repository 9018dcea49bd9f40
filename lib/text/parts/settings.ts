import { makeTextPart } from "../make-text-part";

export const settingsText = makeTextPart({
  en: () => import("../en/settings").then(({ settings }) => settings),
  ja: () => import("../ja/settings").then(({ settings }) => settings),
});
