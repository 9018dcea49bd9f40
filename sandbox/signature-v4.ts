import { createHash, createHmac } from "node:crypto";
import type { WireRequest } from "./protocols/wire";
import type { Signature } from "./signature";

/** Whether a request was signed with this secret, as Signature Version 4 has it. */
export function isSignedWith(secretAccessKey: string, request: WireRequest, signature: Signature): boolean {
  const { date, region, signingName, signedAt } = signature;
  const scope = `${date}/${region}/${signingName}/aws4_request`;
  const text = ["AWS4-HMAC-SHA256", signedAt, scope, sha256(canonicalRequest(request, signature))].join("\n");
  const key = signingKey(secretAccessKey, date, region, signingName);
  return createHmac("sha256", key).update(text).digest("hex") === signature.signature;
}

function canonicalRequest({ method, url, headers, body }: WireRequest, signature: Signature): string {
  const { signedHeaders, isPresigned } = signature;
  const [path = "/", query = ""] = splitOnce(url, "?");
  const lines = signedHeaders.map((name) => `${name}:${canonicalHeader(headers[name])}\n`).join("");
  const payload = headers["x-amz-content-sha256"];
  const payloadHash = payload === "UNSIGNED-PAYLOAD" ? payload : sha256(body);
  const names = signedHeaders.join(";");
  return [method, canonicalPath(path), canonicalQuery(query, isPresigned), lines, names, payloadHash].join("\n");
}

/** Each part is encoded once more than on the wire. */
function canonicalPath(path: string): string {
  const parts = path.split("/").reduce<string[]>((kept, part) => {
    if (part === "..") kept.pop();
    else if (part !== "" && part !== ".") kept.push(part);
    return kept;
  }, []);
  const tail = parts.length > 0 && path.endsWith("/") ? "/" : "";
  return `/${parts.map(encode).join("/")}${tail}`;
}

function canonicalQuery(query: string, isPresigned: boolean): string {
  return [...new URLSearchParams(query)]
    .filter(([name]) => !isPresigned || name !== "X-Amz-Signature")
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .sort(([a, one], [b, other]) => (a === b ? Number(one > other) - 0.5 : Number(a > b) - 0.5))
    .map((pair) => pair.join("="))
    .join("&");
}

function canonicalHeader(value: string | string[] | undefined): string {
  return [value ?? ""].flat().join(",").trim().replace(/\s+/g, " ");
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

const keys = new Map<string, Buffer>();
const mostKeys = 1000;

function signingKey(secret: string, ...scope: string[]): Buffer {
  const id = [secret, ...scope].join("/");
  const known = keys.get(id);
  if (known) return known;
  if (keys.size >= mostKeys) keys.clear();
  const key = [...scope, "aws4_request"].reduce<Buffer>(
    (from, part) => createHmac("sha256", from).update(part).digest(),
    Buffer.from(`AWS4${secret}`),
  );
  keys.set(id, key);
  return key;
}

function sha256(content: string | Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}

function splitOnce(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
