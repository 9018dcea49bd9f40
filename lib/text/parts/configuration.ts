import { makeTextPart } from "../make-text-part";

export const configurationText = makeTextPart({
  en: () => import("../en/configuration").then(({ configuration }) => configuration),
  ja: () => import("../ja/configuration").then(({ configuration }) => configuration),
});
