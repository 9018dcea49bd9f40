import type { AwsError } from "../operation";
import { awsJson } from "./aws-json";
import { awsQuery } from "./aws-query";
import { ec2Query } from "./ec2-query";
import { restJson } from "./rest-json";
import type { OperationShape, ProtocolName, ServiceShape } from "./shapes";

export interface WireRequest {
  method: string;
  /** Path and query, as in the request line. */
  url: string;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

export interface WireResponse {
  status: number;
  headers: Record<string, string>;
  /** Events follow one another until the client or the operation has had enough. */
  body: string | AsyncIterable<Uint8Array>;
  /** The connection breaks in its middle. */
  isCut?: boolean;
}

/** How a family of services speaks: all operations alike, by their shapes. */
export interface Protocol {
  /** `StartBuild`, or nothing where the request names none. */
  operationName(request: WireRequest, service?: ServiceShape): string | undefined;
  /** That of the service's API which the request is for, where a request tells it. */
  version?(request: WireRequest): string | undefined;
  readInput(operation: OperationShape, request: WireRequest): object;
  writeOutput(service: ServiceShape, operation: OperationShape, output: object, requestId: string): WireResponse;
  /** `service` is missing where the request did not tell whom it is for. */
  writeError(service: ServiceShape | undefined, error: AwsError, requestId: string): WireResponse;
}

export const protocols: Record<ProtocolName, Protocol> = { awsJson, awsQuery, ec2Query, restJson };

/** A service that spoke Query before still understands it. */
export function asSpoken(service: ServiceShape, { headers }: WireRequest): ServiceShape {
  const isForm = String(headers["content-type"]).startsWith("application/x-www-form-urlencoded");
  return service.isQueryCompatible && isForm ? { ...service, protocol: "awsQuery" } : service;
}

/** What the request looks like, for an answer before its service is known. */
export function protocolLike({ headers }: WireRequest): ProtocolName {
  return headers["x-amz-target"] || String(headers["content-type"]).includes("json") ? "awsJson" : "awsQuery";
}
