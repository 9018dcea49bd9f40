import type {
  CreateRouteCommandInput,
  CreateRouteCommandOutput,
  DeleteRouteCommandInput,
  ReplaceRouteCommandInput,
  Route,
} from "@aws-sdk/client-ec2";
import { AwsError, type Call } from "../../operation";
import { contains, formatCidr, parseCidr } from "./cidr";
import { missing, readRow } from "./find";
import { checkQuota } from "./quotas";
import { readTarget } from "./route-targets";
import type { RouteTableRow } from "./tables";

type Destination = Pick<Route, "DestinationCidrBlock" | "DestinationIpv6CidrBlock" | "DestinationPrefixListId">;

export function createRoute(call: Call, input: CreateRouteCommandInput): Omit<CreateRouteCommandOutput, "$metadata"> {
  const table = readRow(call, "rtb", input.RouteTableId ?? "");
  const destination = readDestination(input);
  const target = readTarget(call, table, input);
  const existing = findRoute(table, destination);
  if (existing?.GatewayId === "local") {
    throw new AwsError("RouteAlreadyExists", `The route identified by ${textOf(destination)} already exists.`);
  }
  if (!target.NetworkInterfaceId) refuseInside(table, destination);
  if (existing) {
    if (isSameTarget(existing, target)) return { Return: true };
    throw new AwsError("RouteAlreadyExists", `The route identified by ${textOf(destination)} already exists.`);
  }
  checkQuota(call, "routesPerRouteTable", table.Routes.length + 1);
  table.Routes.push({ ...destination, ...target, Origin: "CreateRoute" });
  call.world.record("effect", call, "ec2.route-created", { routeTableId: table.RouteTableId, ...destination });
  return { Return: true };
}

export function replaceRoute(call: Call, input: ReplaceRouteCommandInput): object {
  const table = readRow(call, "rtb", input.RouteTableId ?? "");
  const destination = readDestination(input);
  const route = readRoute(table, destination, "There is no route defined for");
  if (route.GatewayId === "local" && input.LocalTarget) return {};
  const target = readTarget(call, table, input);
  table.Routes = table.Routes.map((one) =>
    one === route ? { ...destination, ...target, Origin: "CreateRoute" as const } : one,
  );
  call.world.record("effect", call, "ec2.route-replaced", { routeTableId: table.RouteTableId, ...destination });
  return {};
}

export function deleteRoute(call: Call, input: DeleteRouteCommandInput): object {
  const table = readRow(call, "rtb", input.RouteTableId ?? "");
  const destination = readDestination(input);
  const route = readRoute(table, destination, "no route with destination-cidr-block");
  if (route.GatewayId === "local") {
    throw new AwsError(
      "InvalidParameterValue",
      `cannot remove local route ${textOf(destination)} in route table ${table.RouteTableId}`,
    );
  }
  table.Routes = table.Routes.filter((one) => one !== route);
  call.world.record("effect", call, "ec2.route-deleted", { routeTableId: table.RouteTableId, ...destination });
  return {};
}

function readDestination(input: Destination): Destination {
  const { DestinationCidrBlock, DestinationIpv6CidrBlock, DestinationPrefixListId } = input;
  if (DestinationIpv6CidrBlock !== undefined) return { DestinationIpv6CidrBlock };
  if (DestinationPrefixListId !== undefined) return { DestinationPrefixListId };
  if (DestinationCidrBlock === undefined) throw missing("destinationCidrBlock");
  const cidr = parseCidr(DestinationCidrBlock);
  if (cidr) return { DestinationCidrBlock: formatCidr(cidr) };
  throw new AwsError(
    "InvalidParameterValue",
    `Value (${DestinationCidrBlock}) for parameter destinationCidrBlock is invalid. This is not a valid CIDR block.`,
  );
}

/** A route for a part of the VPC itself can only lead to something that looks at the traffic on its way. */
function refuseInside(table: RouteTableRow, { DestinationCidrBlock }: Destination): void {
  const wanted = parseCidr(DestinationCidrBlock ?? "");
  const local = parseCidr(table.Routes.find(({ GatewayId }) => GatewayId === "local")?.DestinationCidrBlock ?? "");
  if (!wanted || !local || !contains(local, wanted)) return;
  throw new AwsError(
    "InvalidParameterValue",
    `The destination CIDR block ${DestinationCidrBlock} is equal to or more specific than one of this VPC's CIDR blocks. This route can target only an interface or an instance.`,
  );
}

function readRoute(table: RouteTableRow, destination: Destination, why: string): Route {
  const route = findRoute(table, destination);
  if (route) return route;
  throw new AwsError("InvalidRoute.NotFound", `${why} ${textOf(destination)} in route table ${table.RouteTableId}`);
}

function findRoute(table: RouteTableRow, destination: Destination): Route | undefined {
  return table.Routes.find((route) => textOf(route) === textOf(destination));
}

function isSameTarget(one: Route, other: Partial<Route>): boolean {
  return Object.entries(other).every(([key, value]) => one[key as keyof Route] === value);
}

function textOf(destination: Destination): string {
  const { DestinationCidrBlock, DestinationIpv6CidrBlock, DestinationPrefixListId } = destination;
  return DestinationCidrBlock ?? DestinationIpv6CidrBlock ?? DestinationPrefixListId ?? "";
}
