import { makeTextPart } from "../make-text-part";

export const duringText = makeTextPart({
  en: () => import("../en/during").then(({ during }) => during),
  ja: () => import("../ja/during").then(({ during }) => during),
});
