import type { AccessText } from "./en-access";
import { activity } from "./ja/activity";
import { settings } from "./ja/settings";
import { signIn } from "./ja/sign-in";
import { wall } from "./ja/wall";
import { whoAmI } from "./ja/who-am-i";

export const jaAccess: AccessText = { activity, settings, signIn, wall, whoAmI };
