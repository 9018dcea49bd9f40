import { makeTextPart } from "../make-text-part";

export const noticeText = makeTextPart({
  en: () => import("../en/notice").then(({ notice }) => notice),
  ja: () => import("../ja/notice").then(({ notice }) => notice),
});
