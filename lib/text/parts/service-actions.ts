import { makeTextPart } from "../make-text-part";

export const serviceActionsText = makeTextPart({
  en: () => import("../en/service-actions").then(({ serviceActions }) => serviceActions),
  ja: () => import("../ja/service-actions").then(({ serviceActions }) => serviceActions),
});
