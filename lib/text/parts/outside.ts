import { makeTextPart } from "../make-text-part";

export const outsideText = makeTextPart({
  en: () => import("../en/outside").then(({ outside }) => outside),
  ja: () => import("../ja/outside").then(({ outside }) => outside),
});
