import { makeTextPart } from "../make-text-part";

export const teamText = makeTextPart({
  en: () => import("../en/team").then(({ team }) => team),
  ja: () => import("../ja/team").then(({ team }) => team),
});
