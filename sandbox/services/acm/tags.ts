import type {
  AddTagsToCertificateCommandInput,
  ListTagsForCertificateCommandInput,
  ListTagsForCertificateCommandOutput,
  RemoveTagsFromCertificateCommandInput,
  Tag,
} from "@aws-sdk/client-acm";
import { AwsError, type Call } from "../../operation";
import { readCertificate } from "./certificates";

const mostTags = 50;

export function toTagRecord(tags: readonly Tag[] = [], existing: Record<string, string> = {}): Record<string, string> {
  if (tags.some(({ Key = "" }) => Key.toLowerCase().startsWith("aws:"))) {
    throw new AwsError("InvalidTagException", "Tag keys that begin with aws: are reserved for AWS.");
  }
  const next = { ...existing, ...Object.fromEntries(tags.map(({ Key = "", Value = "" }) => [Key, Value])) };
  if (Object.keys(next).length > mostTags) {
    throw new AwsError("TooManyTagsException", `A certificate can have ${mostTags} tags.`);
  }
  return next;
}

export function listTagsForCertificate(
  call: Call,
  { CertificateArn }: ListTagsForCertificateCommandInput,
): Omit<ListTagsForCertificateCommandOutput, "$metadata"> {
  const { tags } = readCertificate(call, CertificateArn);
  return { Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) };
}

export function addTagsToCertificate(call: Call, input: AddTagsToCertificateCommandInput): object {
  const row = readCertificate(call, input.CertificateArn);
  row.tags = toTagRecord(input.Tags, row.tags);
  call.world.record("effect", call, "acm.tags-added", { arn: row.CertificateArn });
  return {};
}

/** A tag given with a value goes only where it has that value. */
export function removeTagsFromCertificate(call: Call, input: RemoveTagsFromCertificateCommandInput): object {
  const row = readCertificate(call, input.CertificateArn);
  const isMeant = (key: string, value: string) =>
    input.Tags?.some((tag) => tag.Key === key && (tag.Value === undefined || tag.Value === value));
  row.tags = Object.fromEntries(Object.entries(row.tags).filter(([key, value]) => !isMeant(key, value)));
  call.world.record("effect", call, "acm.tags-removed", { arn: row.CertificateArn });
  return {};
}
