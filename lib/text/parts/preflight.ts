import { makeTextPart } from "../make-text-part";

export const preflightText = makeTextPart({
  en: () => import("../en/preflight").then(({ preflight }) => preflight),
  ja: () => import("../ja/preflight").then(({ preflight }) => preflight),
});
