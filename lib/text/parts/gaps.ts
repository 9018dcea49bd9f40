import { makeTextPart } from "../make-text-part";

export const gapsText = makeTextPart({
  en: () => import("../en/gaps").then(({ gaps }) => gaps),
  ja: () => import("../ja/gaps").then(({ gaps }) => gaps),
});
