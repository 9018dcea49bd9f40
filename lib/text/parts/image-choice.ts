import { makeTextPart } from "../make-text-part";

export const imageChoiceText = makeTextPart({
  en: () => import("../en/image-choice").then(({ imageChoice }) => imageChoice),
  ja: () => import("../ja/image-choice").then(({ imageChoice }) => imageChoice),
});
