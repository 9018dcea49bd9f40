import { makeTextPart } from "../make-text-part";

export const activityText = makeTextPart({
  en: () => import("../en/activity").then(({ activity }) => activity),
  ja: () => import("../ja/activity").then(({ activity }) => activity),
});
