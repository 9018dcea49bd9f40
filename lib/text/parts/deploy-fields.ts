import { makeTextPart } from "../make-text-part";

export const deployFieldsText = makeTextPart({
  en: () => import("../en/deploy-fields").then(({ deployFields }) => deployFields),
  ja: () => import("../ja/deploy-fields").then(({ deployFields }) => deployFields),
});
