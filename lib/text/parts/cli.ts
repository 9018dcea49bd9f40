import { makeTextPart } from "../make-text-part";

export const cliText = makeTextPart({
  en: () => import("../en/cli").then(({ cli }) => cli),
  ja: () => import("../ja/cli").then(({ cli }) => cli),
});
