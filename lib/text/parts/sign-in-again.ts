import { makeTextPart } from "../make-text-part";

export const signInAgainText = makeTextPart({
  en: () => import("../en/sign-in-again").then(({ signInAgain }) => signInAgain),
  ja: () => import("../ja/sign-in-again").then(({ signInAgain }) => signInAgain),
});
