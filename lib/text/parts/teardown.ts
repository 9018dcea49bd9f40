import { makeTextPart } from "../make-text-part";

export const teardownText = makeTextPart({
  en: () => import("../en-teardown").then(({ enTeardown }) => enTeardown),
  ja: () => import("../ja-teardown").then(({ jaTeardown }) => jaTeardown),
});
