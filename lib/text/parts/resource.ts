import { makeTextPart } from "../make-text-part";

export const resourceText = makeTextPart({
  en: () => import("../en/resource").then(({ resource }) => resource),
  ja: () => import("../ja/resource").then(({ resource }) => resource),
});
