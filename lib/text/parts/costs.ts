import { makeTextPart } from "../make-text-part";

export const costsText = makeTextPart({
  en: () => import("../en/costs").then(({ costs }) => costs),
  ja: () => import("../ja/costs").then(({ costs }) => costs),
});
