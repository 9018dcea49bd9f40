import { makeTextPart } from "../make-text-part";

export const wallText = makeTextPart({
  en: () => import("../en/wall").then(({ wall }) => wall),
  ja: () => import("../ja/wall").then(({ wall }) => wall),
});
