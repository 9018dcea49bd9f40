import type {
  GetUserCommandInput,
  GetUserCommandOutput,
  ListUsersCommandInput,
  ListUsersCommandOutput,
  User,
} from "@aws-sdk/client-iam";
import { AwsError, type Call } from "../../operation";
import { administrator } from "../../principals";
import { pageOfIam } from "./limits";
import { findManagedPolicy, managedPolicyDocument } from "./managed-policies";
import type { SourcePolicy } from "./simulated-policies";

type Output<CommandOutput> = Omit<CommandOutput, "$metadata">;

/** An account's administrator is the only user it has. */
export function getUser(call: Call, { UserName }: GetUserCommandInput): Output<GetUserCommandOutput> {
  if (UserName === undefined && call.principal.roleName) {
    throw new AwsError("ValidationError", "Must specify userName when calling with non-User credentials");
  }
  return { User: readUser(call, UserName) };
}

export function listUsers(call: Call, input: ListUsersCommandInput): Output<ListUsersCommandOutput> {
  const users = "/".startsWith(input.PathPrefix ?? "/") ? [readUser(call)] : [];
  const { items, ...rest } = pageOfIam(users, input);
  return { Users: items, ...rest };
}

/** The policy by which the administrator may do everything. */
export function administratorOf(call: Call, userName: string): SourcePolicy {
  readUser(call, userName);
  const policy = findManagedPolicy("arn:aws:iam::aws:policy/AdministratorAccess");
  return { id: "AdministratorAccess", type: "aws-managed", document: policy ? managedPolicyDocument(policy) : "" };
}

function readUser(call: Call, userName?: string): User {
  const { arn, userId } = administrator(call.world, "", call.account);
  const name = arn.split("/").at(-1) ?? "";
  if (userName !== undefined && userName !== name) {
    throw new AwsError("NoSuchEntity", `The user with name ${userName} cannot be found.`, 404);
  }
  return { Path: "/", UserName: name, UserId: userId, Arn: arn, CreateDate: new Date("2025-11-21T00:00:00Z") };
}
