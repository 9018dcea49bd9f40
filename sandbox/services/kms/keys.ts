import { randomBytes, randomUUID } from "node:crypto";
import type {
  CreateKeyCommandInput,
  CreateKeyCommandOutput,
  DescribeKeyCommandInput,
  DescribeKeyCommandOutput,
  KeyMetadata,
} from "@aws-sdk/client-kms";
import { AwsError, type Call } from "../../operation";
import type { Place } from "../../place";

export interface KeyRow {
  id: string;
  arn: string;
  description: string;
  /** Base64, 32 bytes: it never leaves. */
  material: string;
  policy?: string | undefined;
  tags: Record<string, string>;
  createdAt: Date;
  madeBy: string;
}

type Output<CommandOutput> = Omit<CommandOutput, "$metadata">;

/** By key id. */
export function keyTable(place: Place): Map<string, KeyRow> {
  return place.world.table(place, "kms.keys");
}

export function createKey(call: Call, input: CreateKeyCommandInput): Output<CreateKeyCommandOutput> {
  const { KeySpec = input.CustomerMasterKeySpec ?? "SYMMETRIC_DEFAULT", KeyUsage = "ENCRYPT_DECRYPT" } = input;
  if (KeySpec !== "SYMMETRIC_DEFAULT" || KeyUsage !== "ENCRYPT_DECRYPT") {
    throw new AwsError("UnsupportedOperationException", `KeySpec ${KeySpec} for ${KeyUsage} is not supported.`);
  }
  const { Description = "", Policy, Tags = [] } = input;
  if (Policy !== undefined && !isJson(Policy)) throw new AwsError("MalformedPolicyDocumentException", "Invalid policy");
  const names = Tags.map(({ TagKey = "" }) => TagKey);
  if (new Set(names).size < names.length) throw new AwsError("TagException", "Duplicate tag keys");
  const id = randomUUID();
  const row: KeyRow = {
    id,
    arn: `arn:aws:kms:${call.region}:${call.account}:key/${id}`,
    description: Description,
    material: randomBytes(32).toString("base64"),
    policy: Policy,
    tags: Object.fromEntries(Tags.map(({ TagKey = "", TagValue = "" }) => [TagKey, TagValue])),
    createdAt: call.world.clock.date(),
    madeBy: call.principal.arn,
  };
  keyTable(call).set(id, row);
  call.world.record("effect", call, "kms.key-created", { arn: row.arn });
  return { KeyMetadata: toMetadata(row) };
}

export function describeKey(call: Call, { KeyId }: DescribeKeyCommandInput): Output<DescribeKeyCommandOutput> {
  return { KeyMetadata: toMetadata(readKey(call, KeyId)) };
}

/** By id or ARN, in this account and Region. */
export function readKey(place: Place, keyId = ""): KeyRow {
  const [, region, account, id] = /^arn:aws:kms:([^:]*):([^:]*):key\/(.+)$/.exec(keyId) ?? [];
  const isElsewhere = id !== undefined && (region !== place.region || account !== place.account);
  const row = isElsewhere ? undefined : keyTable(place).get(id ?? keyId);
  if (row) return row;
  if (keyId.includes("alias/")) throw new AwsError("NotFoundException", `Alias ${keyId} is not found.`);
  const arn = id === undefined ? `arn:aws:kms:${place.region}:${place.account}:key/${keyId}` : keyId;
  throw new AwsError("NotFoundException", `Key '${arn}' does not exist`);
}

function toMetadata({ id, arn, description, createdAt }: KeyRow): KeyMetadata {
  return {
    AWSAccountId: arn.split(":")[4],
    KeyId: id,
    Arn: arn,
    CreationDate: createdAt,
    Enabled: true,
    Description: description,
    KeyUsage: "ENCRYPT_DECRYPT",
    KeyState: "Enabled",
    Origin: "AWS_KMS",
    KeyManager: "CUSTOMER",
    CustomerMasterKeySpec: "SYMMETRIC_DEFAULT",
    KeySpec: "SYMMETRIC_DEFAULT",
    EncryptionAlgorithms: ["SYMMETRIC_DEFAULT"],
    MultiRegion: false,
  };
}

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === "object";
  } catch {
    return false;
  }
}
