import { makeTextPart } from "../make-text-part";

export const approvalText = makeTextPart({
  en: () => import("../en/approval").then(({ approval }) => approval),
  ja: () => import("../ja/approval").then(({ approval }) => approval),
});
