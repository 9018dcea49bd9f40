import { makeTextPart } from "../make-text-part";

export const signInText = makeTextPart({
  en: () => import("../en/sign-in").then(({ signIn }) => signIn),
  ja: () => import("../ja/sign-in").then(({ signIn }) => signIn),
});
