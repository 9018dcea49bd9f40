import { makeTextPart } from "../make-text-part";

export const rollbackText = makeTextPart({
  en: () => import("../en/rollback").then(({ rollback }) => rollback),
  ja: () => import("../ja/rollback").then(({ rollback }) => rollback),
});
