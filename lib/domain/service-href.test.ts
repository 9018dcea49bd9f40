import { expect, test } from "vitest";
import { serviceHref } from "./service-href";

const target = "123456789012~eu-west-1";
const shop = { target, serviceName: "shop" };

test.each([
  [serviceHref(shop), `/${target}/shop`],
  [serviceHref({ ...shop, clusterName: "default" }, "history"), `/${target}/shop/history`],
  [serviceHref({ ...shop, clusterName: "web" }), `/${target}/shop?cluster=web`],
  [
    serviceHref({ ...shop, clusterName: "web" }, "rollback", { to: "one" }),
    `/${target}/shop/rollback?to=one&cluster=web`,
  ],
])("%s", (href, expected) => {
  expect(href).toBe(expected);
});
