import { makeTextPart } from "../make-text-part";

export const notificationsText = makeTextPart({
  en: () => import("../en/notifications").then(({ notifications }) => notifications),
  ja: () => import("../ja/notifications").then(({ notifications }) => notifications),
});
