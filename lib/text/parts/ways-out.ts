import { makeTextPart } from "../make-text-part";

export const waysOutText = makeTextPart({
  en: () => import("../en/ways-out").then(({ waysOut }) => waysOut),
  ja: () => import("../ja/ways-out").then(({ waysOut }) => waysOut),
});
