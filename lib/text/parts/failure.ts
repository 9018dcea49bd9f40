import { makeTextPart } from "../make-text-part";

export const failureText = makeTextPart({
  en: () => import("../en/failure").then(({ failure }) => failure),
  ja: () => import("../ja/failure").then(({ failure }) => failure),
});
