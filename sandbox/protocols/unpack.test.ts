import { gunzipSync } from "node:zlib";
import { CloudWatchClient, ListMetricsCommand, PutMetricDataCommand } from "@aws-sdk/client-cloudwatch";
import { expect } from "vitest";
import { clientConfig } from "../client-config";
import { test } from "../testing";
import { unpacked } from "./unpack";

test("what a client packs because it is long is read, with the signature of what was sent", async ({ start }) => {
  const sandbox = await start({ scenario: "first-deploy", anyCredentials: false });
  const [{ accessKeyId, secretAccessKey } = { accessKeyId: "", secretAccessKey: "" }] = sandbox.world.accounts;
  const credentials = { accessKeyId, secretAccessKey };
  const cloudwatch = new CloudWatchClient({ ...clientConfig(sandbox), credentials });
  const encodings: unknown[] = [];
  cloudwatch.middlewareStack.add(
    (next) => (args) => {
      encodings.push((args.request as { headers: Record<string, string> }).headers["content-encoding"]);
      return next(args);
    },
    { step: "finalizeRequest", priority: "low" },
  );

  const MetricData = Array.from({ length: 300 }, (_, at) => ({ MetricName: `orders-${at}-of-the-shop`, Value: at }));
  await cloudwatch.send(new PutMetricDataCommand({ Namespace: "Shop", MetricData }));
  const { Metrics } = await cloudwatch.send(new ListMetricsCommand({ Namespace: "Shop" }));
  expect(Metrics).toHaveLength(300);
  expect(encodings).toEqual(["gzip", undefined]);
});

test("what only says that it is packed stays as it is", () => {
  const request = { method: "POST", url: "/", headers: { "content-encoding": "gzip" }, body: Buffer.from("{}") };
  expect(() => gunzipSync(request.body)).toThrow();
  expect(unpacked(request)).toBe(request);
});
