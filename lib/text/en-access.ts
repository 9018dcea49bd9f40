import { activity } from "./en/activity";
import { settings } from "./en/settings";
import { signIn } from "./en/sign-in";
import { wall } from "./en/wall";
import { whoAmI } from "./en/who-am-i";

/** The words of signing in, of the settings and of the activity: no other page has to carry them. */
export const enAccess = { activity, settings, signIn, wall, whoAmI };

export type AccessText = typeof enAccess;
