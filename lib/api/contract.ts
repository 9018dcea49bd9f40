import * as description from "./contract/description";
import * as runs from "./contract/runs";
import * as session from "./contract/session";
import * as targets from "./contract/targets";

/** Every endpoint there is: the routes, the client, the policy and the description are all made of these lines. */
export const contract = { ...description, ...session, ...runs, ...targets };
