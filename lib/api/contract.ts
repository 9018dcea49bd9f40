import * as activity from "./contract/activity";
import * as approvals from "./contract/approvals";
import * as builds from "./contract/builds";
import * as costs from "./contract/costs";
import * as description from "./contract/description";
import * as feeds from "./contract/feeds";
import * as health from "./contract/health";
import * as history from "./contract/history";
import * as notifications from "./contract/notifications";
import * as outside from "./contract/outside";
import * as roles from "./contract/roles";
import * as runs from "./contract/runs";
import * as service from "./contract/service";
import * as session from "./contract/session";
import * as signIn from "./contract/sign-in";
import * as targets from "./contract/targets";
import * as team from "./contract/team";
import * as teardown from "./contract/teardown";
import * as teardowns from "./contract/teardowns";
import * as tokens from "./contract/tokens";
import * as wall from "./contract/wall";

/** Every endpoint there is: the routes, the client, the policy and the description are all made of these lines. */
export const contract = {
  ...description,
  ...signIn,
  ...session,
  ...runs,
  ...targets,
  ...service,
  ...builds,
  ...outside,
  ...team,
  ...teardown,
  ...health,
  ...history,
  ...teardowns,
  ...approvals,
  ...feeds,
  ...roles,
  ...tokens,
  ...notifications,
  ...costs,
  ...activity,
  ...wall,
};
