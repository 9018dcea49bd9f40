import { makeTextPart } from "../make-text-part";

export const problemKindsText = makeTextPart({
  en: () => import("../en/problem-kinds").then(({ problemKinds }) => problemKinds),
  ja: () => import("../ja/problem-kinds").then(({ problemKinds }) => problemKinds),
});
