import { makeTextPart } from "../make-text-part";

export const ruleText = makeTextPart({
  en: () => import("../en/rule").then(({ rule }) => rule),
  ja: () => import("../ja/rule").then(({ rule }) => rule),
});
