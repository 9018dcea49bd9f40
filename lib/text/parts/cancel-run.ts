import { makeTextPart } from "../make-text-part";

export const cancelRunText = makeTextPart({
  en: () => import("../en/cancel-run").then(({ cancelRun }) => cancelRun),
  ja: () => import("../ja/cancel-run").then(({ cancelRun }) => cancelRun),
});
