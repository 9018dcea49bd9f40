import { makeTextPart } from "../make-text-part";

export const incidentText = makeTextPart({
  en: () => import("../en/incident").then(({ incident }) => incident),
  ja: () => import("../ja/incident").then(({ incident }) => incident),
});
