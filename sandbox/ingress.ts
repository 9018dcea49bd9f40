import type { IncomingMessage, ServerResponse } from "node:http";
import { appAnswers } from "./app";
import { appPage } from "./app-page";
import type { Place } from "./place";
import { watchRequest } from "./services/cloudwatch/rollback-alarm";
import { writeAppLine } from "./services/ecs/app-log";
import { liveTasks } from "./services/ecs/find-service";
import { type RevisionRow, revisionTable, type ServiceRow, type TaskRow } from "./services/ecs/tables";
import { rules, targetGroups } from "./services/elasticloadbalancing/tables";
import type { World } from "./world";

/** How long a small app takes for an answer. */
const RESPONSE_MS = 12;

interface Backend {
  revision: RevisionRow;
  task: TaskRow;
}

/** A request to a deployed service: taken by its load balancer, answered by one of its tasks. */
export function ingress(world: World, request: IncomingMessage, response: ServerResponse): void {
  const host = (request.headers.host ?? "").toLowerCase().replace(/\.localhost(:\d+)?$/, "");
  const found = findByHost(world, host);
  if (!found) return send(request, response, 404, "text/plain", "There is no service at this address.\n");

  const backend = pickBackend(found.place, found.service);
  if (!backend) watchRequest(found.place, found.service, { status: 503, targetGroupArn: undefined, durationMs: 0 });
  if (!backend) return send(request, response, 503, "text/html", "<h1>503 Service Temporarily Unavailable</h1>\n");
  answer(found.place, found.service, backend, request, response);
}

function answer(
  place: Place,
  service: ServiceRow,
  { revision, task }: Backend,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const [pathname = "/"] = (request.url ?? "/").split("?");
  const { app } = revision;
  const isThere = app !== undefined && appAnswers(app, pathname);
  const isWanted = pathname === "/" && (request.headers.accept ?? "").includes("text/html");
  const status = isThere ? 200 : 404;
  const targetGroupArn = service.nodes[revision.targetGroup].arn;
  watchRequest(place, service, { status, targetGroupArn, durationMs: RESPONSE_MS });
  writeAppLine(place, revision, task, `10.0.0.1 - - "${request.method} ${pathname} HTTP/1.1" ${status} -`);
  if (!isThere)
    send(request, response, status, "text/html", "<!doctype html>\n<title>404 Not Found</title>\n<h1>Not Found</h1>\n");
  else if (isWanted) send(request, response, status, "text/html", appPage(place, service, revision, task));
  else send(request, response, status, "application/json", `${JSON.stringify(app.routes[pathname])}\n`);
}

function send(request: IncomingMessage, response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, {
    "content-type": type === "application/json" ? type : `${type}; charset=utf-8`,
    "content-length": Buffer.byteLength(body),
    "cache-control": "no-store",
  });
  response.end(request.method === "HEAD" ? undefined : body);
}

function findByHost(world: World, host: string): { place: Place; service: ServiceRow } | undefined {
  const [, region] = /\.ecs\.([a-z0-9-]+)\.on\.aws$/.exec(host) ?? [];
  if (region === undefined) return undefined;
  for (const { scope, rows } of world.tablesNamed<ServiceRow>("ecs.services", region)) {
    const service = [...rows.values()].find((row) => row.host === host && row.status !== "INACTIVE");
    if (service) return { place: { ...scope, world }, service };
  }
  return undefined;
}

/** One of the two target groups by the weights of the rule, then one of its healthy targets. */
function pickBackend(place: Place, service: ServiceRow): Backend | undefined {
  const [action] = rules(place).get(service.nodes.rule.arn ?? "")?.Actions ?? [];
  const weighted = action?.ForwardConfig?.TargetGroups ?? [];
  let point = Math.random() * weighted.reduce((sum, { Weight = 0 }) => sum + Weight, 0);
  const chosen = weighted.find(({ Weight = 0 }) => {
    point -= Weight;
    return point < 0;
  });
  const targets = targetGroups(place).get(chosen?.TargetGroupArn ?? "")?.targets ?? [];
  const healthy = targets.filter(({ TargetHealth }) => TargetHealth?.State === "healthy");
  const address = healthy[Math.floor(Math.random() * healthy.length)]?.Target?.Id;
  const task = liveTasks(place, service).find(({ privateIp }) => privateIp === address);
  const revision = revisionTable(place).get(task?.serviceRevisionArn ?? "");
  return task && revision ? { revision, task } : undefined;
}
