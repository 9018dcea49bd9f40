import { makeTextPart } from "../make-text-part";

export const adoptText = makeTextPart({
  en: () => import("../en/adopt").then(({ adopt }) => adopt),
  ja: () => import("../ja/adopt").then(({ adopt }) => adopt),
});
