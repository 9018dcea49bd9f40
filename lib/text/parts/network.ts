import { makeTextPart } from "../make-text-part";

export const networkText = makeTextPart({
  en: () => import("../en/network").then(({ network }) => network),
  ja: () => import("../ja/network").then(({ network }) => network),
});
