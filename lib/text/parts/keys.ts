import { makeTextPart } from "../make-text-part";

export const keysText = makeTextPart({
  en: () => import("../en/keys").then(({ keys }) => keys),
  ja: () => import("../ja/keys").then(({ keys }) => keys),
});
