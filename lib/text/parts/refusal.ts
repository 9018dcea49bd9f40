import { makeTextPart } from "../make-text-part";

export const refusalText = makeTextPart({
  en: () => import("../en/access").then(({ access }) => access),
  ja: () => import("../ja/access").then(({ access }) => access),
});
