import { makeTextPart } from "../make-text-part";

export const healthText = makeTextPart({
  en: () => import("../en/health").then(({ health }) => health),
  ja: () => import("../ja/health").then(({ health }) => health),
});
