import { makeTextPart } from "../make-text-part";

export const runText = makeTextPart({
  en: () => import("../en-run").then(({ enRun }) => enRun),
  ja: () => import("../ja-run").then(({ jaRun }) => jaRun),
});
