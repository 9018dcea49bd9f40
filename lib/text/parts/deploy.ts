import { makeTextPart } from "../make-text-part";

export const deployText = makeTextPart({
  en: () => import("../en/deploy").then(({ deploy }) => deploy),
  ja: () => import("../ja/deploy").then(({ deploy }) => deploy),
});
