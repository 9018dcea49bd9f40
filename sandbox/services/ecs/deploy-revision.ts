import type { Call } from "../../operation";
import { updateExpressScaling } from "../application-autoscaling/express-scaling";
import { addRevision } from "./add-revision";
import type { WantedConfiguration } from "./express-input";
import { newestRevision } from "./find-service";
import { setHealthCheckPath } from "./make-managed-resource";
import { startDeployment } from "./start-deployment";
import { type RevisionRow, revisionTable, type ServiceRow } from "./tables";

/** A new revision takes the other target group, and the place of what runs once it has shown itself. */
export function deployRevision(call: Call, service: ServiceRow, wanted: WantedConfiguration): RevisionRow {
  const running = revisionTable(call).get(service.stableRevision ?? "");
  const taken = (running ?? newestRevision(call, service))?.targetGroup;
  const targetGroup = taken === "blueTargetGroup" ? "greenTargetGroup" : "blueTargetGroup";
  const revision = addRevision(call, service, wanted, targetGroup, call.principal.arn);
  service.updatedAt = call.world.clock.date();
  setHealthCheckPath(call, service, targetGroup, revision.configuration);
  startDeployment(call, service, revision, running ? [running] : []);
  updateExpressScaling(call, service);
  return revision;
}
