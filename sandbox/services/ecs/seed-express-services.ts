import type { CreateExpressGatewayServiceRequest } from "@aws-sdk/client-ecs";
import type { App } from "../../app";
import type { Place } from "../../place";
import { expressAlarms } from "../application-autoscaling/express-scaling";
import { settleAlarm } from "../cloudwatch/alarm-state";
import { alarmTable } from "../cloudwatch/tables";
import { putSecurityGroup } from "../ec2/security-groups";
import { addExpressService } from "./add-express-service";
import { addRevision } from "./add-revision";
import { alarmName } from "./alarm-name";
import { startLines, writeAppLine } from "./app-log";
import { putCluster } from "./clusters";
import { wantedConfiguration } from "./express-input";
import { ensureLoadBalancer, ensureSecurityGroup, gatewayOf } from "./gateways";
import { addTask } from "./launch-task";
import { makeManagedResource, serviceGroupOf, setHealthCheckPath } from "./make-managed-resource";
import { networkOf } from "./network";
import { finishRollout } from "./rollout";
import { weighRule } from "./rule-weights";
import { SeededGateways } from "./seeded-gateways";
import { startDeployment } from "./start-deployment";
import { deploymentTable, nodeNames, type RevisionRow, revisionTable, type ServiceRow } from "./tables";
import { findTarget, setHealth } from "./targets";
import { freeAddress } from "./task-network";

/** An Express service that was deployed in the past and has been steady since. Its roles need not be there. */
export interface SeededService extends CreateExpressGatewayServiceRequest {
  serviceName: string;
  infrastructureRoleArn: string;
  /** What the image does, where no repository of this world has it. */
  app?: App;
  createdAt: Date;
  /** When each of its later deployments began, oldest first; they all succeeded. */
  deployedAt?: readonly Date[];
  /** A principal's ARN. */
  madeBy: string;
}

/** How long the first deployment and the later ones took, ms. */
const FIRST_MS = 240_000;
const LATER_MS = 510_000;

/**
 * Services that have long been there, with all that belongs to them: nothing becomes due for them, and the truth does not
 * tell of them, as if the world had begun after it. Give many at once: what they share is looked up once.
 */
export function seedExpressServices(place: Place, services: readonly SeededService[]): ServiceRow[] {
  const still: Place = { account: place.account, region: place.region, world: stillWorld(place) };
  const gateways = new SeededGateways(still);
  const networks = new Map<string, ReturnType<typeof networkOf>>();
  const rows: ServiceRow[] = [];
  const seen = new Set<object>();
  for (const seeded of services) {
    const subnets = seeded.networkConfiguration?.subnets ?? [];
    const network = networks.get(subnets.join()) ?? networkOf(still, subnets);
    networks.set(subnets.join(), network);
    place.world.clock.holdAt(seeded.createdAt.getTime(), () => {
      const { serviceName, infrastructureRoleArn, tags, madeBy } = seeded;
      const clusterName = seeded.cluster ?? "default";
      putCluster(still, clusterName, madeBy);
      const names = { serviceName, clusterName, infrastructureRoleArn, tags, madeBy };
      const service = addExpressService(still, { ...names, ...network });
      service.gatewayId = gateways.join(service).id;
      rows.push(service);
    });
    const [service] = rows.slice(-1);
    if (!service) continue;
    deployAll(still, service, seeded);
    const last = seeded.deployedAt?.at(-1) ?? seeded.createdAt;
    place.world.clock.holdAt(last.getTime(), () => startTasks(still, service, last));
    settleAlarms(still, service);
    if (rows.length % TOGETHER === 0 || rows.length === services.length) place.world.shareStrings(place, seen);
  }
  return rows;
}

/** After how many services what they say alike becomes one. */
const TOGETHER = 25;

/** Only of the last days, and so empty. */
const ALARM_HISTORY = "cloudwatch.alarm-history";

export const SEED = "ecs.seed";

/**
 * As `seedExpressServices`, but their rows are made when somebody first looks at the place: until then they cost next to
 * nothing. Whatever else a scenario puts into the place has to be there before.
 */
export function deferExpressServices(place: Place, services: readonly SeededService[]): void {
  place.world.defer(place, SEED, services);
}

/** The same world, but it neither writes down what happens nor lets anything become due. */
function stillWorld({ world }: Place): Place["world"] {
  const nothing = { value: () => {} };
  const table: Place["world"]["table"] = (scope, name) =>
    name === ALARM_HISTORY ? new Map() : world.table(scope, name);
  return Object.create(world, { record: nothing, schedule: nothing, table: { value: table } });
}

function deployAll(place: Place, service: ServiceRow, seeded: SeededService): void {
  const { clock } = place.world;
  const wanted = wantedConfiguration(place, seeded);
  let running: RevisionRow | undefined;
  for (const at of [seeded.createdAt, ...(seeded.deployedAt ?? [])]) {
    const sources = running ? [running] : [];
    const targetGroup = running?.targetGroup === "blueTargetGroup" ? "greenTargetGroup" : "blueTargetGroup";
    clock.holdAt(at.getTime(), () => {
      const target = addRevision(place, service, wanted, targetGroup, service.madeBy);
      target.app ??= seeded.app;
      startDeployment(place, service, target, sources);
      if (!running) makeNodes(place, service);
      setHealthCheckPath(place, service, targetGroup, target.configuration);
      weighRule(place, service, targetGroup, 100);
      running = target;
    });
    clock.holdAt(at.getTime() + (sources.length > 0 ? LATER_MS : FIRST_MS), () => succeed(place, service, running));
  }
}

/** The end of a deployment, and its tasks where it is the last one. */
function succeed(place: Place, service: ServiceRow, target: RevisionRow | undefined): void {
  const deployment = deploymentTable(place).get(target?.deploymentArn ?? "");
  if (!target || !deployment) return;
  const startedAt = deployment.createdAt;
  Object.assign(deployment, {
    lifecycleStage: "CLEAN_UP",
    startedAt,
    updatedAt: place.world.clock.date(),
    testWeight: 100,
  });
  finishRollout({ ...place, deployment, service, target });
}

function makeNodes(place: Place, service: ServiceRow): void {
  const gateway = gatewayOf(place, service);
  if (gateway) {
    ensureSecurityGroup(place, gateway);
    ensureLoadBalancer(place, gateway, 0);
  }
  for (const name of nodeNames) {
    const arn =
      name === "serviceSecurityGroup"
        ? putSecurityGroup(place, serviceGroupOf(service)).SecurityGroupArn
        : makeManagedResource(place, service, name);
    service.nodes[name] = { status: "ACTIVE", arn, updatedAt: service.createdAt };
  }
}

function settleAlarms(place: Place, service: ServiceRow): void {
  for (const name of [alarmName(service), ...expressAlarms(place, service)]) {
    const alarm = alarmTable(place).get(name);
    if (alarm) settleAlarm(alarm);
  }
}

function startTasks(place: Place, service: ServiceRow, deployedAt: Date): void {
  const revision = revisionTable(place).get(service.stableRevision ?? "");
  const deployment = deploymentTable(place).get(revision?.deploymentArn ?? "");
  if (!revision || !deployment) return;
  const { subnets } = revision.configuration.networkConfiguration;
  for (let count = 0; count < revision.configuration.scalingTarget.minTaskCount; count++) {
    const subnetId = subnets[count % subnets.length] ?? "";
    const task = addTask(place, service, revision, deployment, { subnetId, privateIp: freeAddress(place, subnetId) });
    const ready = {
      connectivityAt: deployedAt,
      pullStartedAt: deployedAt,
      pullStoppedAt: deployedAt,
      startedAt: deployedAt,
    };
    Object.assign(task, { ...ready, lastStatus: "RUNNING", connectivity: "CONNECTED", version: 3 });
    const target = findTarget(place, task);
    if (target) setHealth(place, task, target, { State: "healthy" });
    for (const line of startLines(revision)) writeAppLine(place, revision, task, line);
  }
}
