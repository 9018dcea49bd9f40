import { makeTextPart } from "../make-text-part";

export const metricsText = makeTextPart({
  en: () => import("../en/metrics").then(({ metrics }) => metrics),
  ja: () => import("../ja/metrics").then(({ metrics }) => metrics),
});
