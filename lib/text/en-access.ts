import { activity } from "./en/activity";
import { settings } from "./en/settings";
import { setup } from "./en/setup";
import { signIn } from "./en/sign-in";
import { whoAmI } from "./en/who-am-i";

/** The words of signing in, setup, the settings and the activity: no other page has to carry them. */
export const enAccess = { activity, settings, setup, signIn, whoAmI };

export type AccessText = typeof enAccess;
