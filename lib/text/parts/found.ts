import { makeTextPart } from "../make-text-part";

export const foundText = makeTextPart({
  en: () => import("../en/preflight/found").then(({ found }) => found),
  ja: () => import("../ja/preflight/found").then(({ found }) => found),
});
