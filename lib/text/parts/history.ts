import { makeTextPart } from "../make-text-part";

export const historyText = makeTextPart({
  en: () => import("../en/history").then(({ history }) => history),
  ja: () => import("../ja/history").then(({ history }) => history),
});
