import { makeTextPart } from "../make-text-part";

export const findingsText = makeTextPart({
  en: () => import("../en/preflight/findings").then(({ findings }) => findings),
  ja: () => import("../ja/preflight/findings").then(({ findings }) => findings),
});
