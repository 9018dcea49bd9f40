import { makeTextPart } from "../make-text-part";

export const whoAmIText = makeTextPart({
  en: () => import("../en/who-am-i").then(({ whoAmI }) => whoAmI),
  ja: () => import("../ja/who-am-i").then(({ whoAmI }) => whoAmI),
});
