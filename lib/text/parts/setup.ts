import { makeTextPart } from "../make-text-part";

export const setupText = makeTextPart({
  en: () => import("../en/setup").then(({ setup }) => setup),
  ja: () => import("../ja/setup").then(({ setup }) => setup),
});
