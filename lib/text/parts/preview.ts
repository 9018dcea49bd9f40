import { makeTextPart } from "../make-text-part";

export const previewText = makeTextPart({
  en: () => import("../en/preview").then(({ preview }) => preview),
  ja: () => import("../ja/preview").then(({ preview }) => preview),
});
