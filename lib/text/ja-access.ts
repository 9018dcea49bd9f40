import type { AccessText } from "./en-access";
import { activity } from "./ja/activity";
import { settings } from "./ja/settings";
import { setup } from "./ja/setup";
import { signIn } from "./ja/sign-in";
import { whoAmI } from "./ja/who-am-i";

export const jaAccess: AccessText = { activity, settings, setup, signIn, whoAmI };
