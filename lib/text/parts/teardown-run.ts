import { makeTextPart } from "../make-text-part";

export const teardownRunText = makeTextPart({
  en: () => import("../en-teardown-run").then(({ enTeardownRun }) => enTeardownRun),
  ja: () => import("../ja-teardown-run").then(({ jaTeardownRun }) => jaTeardownRun),
});
