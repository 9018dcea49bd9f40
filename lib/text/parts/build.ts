import { makeTextPart } from "../make-text-part";

export const buildText = makeTextPart({
  en: () => import("../en/build").then(({ build }) => build),
  ja: () => import("../ja/build").then(({ build }) => build),
});
