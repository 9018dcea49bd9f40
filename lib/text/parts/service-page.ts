import { makeTextPart } from "../make-text-part";

export const servicePageText = makeTextPart({
  en: () => import("../en/service-page").then(({ servicePage }) => servicePage),
  ja: () => import("../ja/service-page").then(({ servicePage }) => servicePage),
});
