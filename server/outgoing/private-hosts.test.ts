import { describe, expect, test } from "vitest";
import { guardedLookup, RefusedHostError, refuseAddress } from "./guarded-lookup";
import { mayGoTo, parsePrivateHosts } from "./private-hosts";
import { isPublicAddress } from "./public-address";

const nobody = parsePrivateHosts("");
const port = 443;

describe("an address", () => {
  test.each([
    ..."1.1.1.1 8.8.8.8 3.5.140.2 172.15.255.255 172.32.0.1 192.167.1.1 100.63.0.1 100.128.0.1 223.255.255.254".split(
      " ",
    ),
    ..."2606:4700::1111 2a00:1450:4001::1 2600:1f18::5 ::ffff:8.8.8.8 64:ff9b::808:808".split(" "),
  ])("%s is on the public internet", (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  test.each([
    ..."0.0.0.0 10.0.0.1 10.255.255.255 100.64.0.1 127.0.0.1 127.255.0.9 169.254.169.254 169.254.170.2".split(" "),
    ..."172.16.0.1 172.31.255.255 192.0.0.8 192.0.2.1 192.168.1.1 198.18.0.1 198.51.100.7 203.0.113.9".split(" "),
    ..."224.0.0.1 240.0.0.1 255.255.255.255 :: ::1 ::ffff:127.0.0.1 ::ffff:7f00:1 ::ffff:10.0.0.1 ::127.0.0.1".split(
      " ",
    ),
    ..."64:ff9b::7f00:1 64:ff9b::a9fe:a9fe fe80::1 fe80::1%eth0 fc00::1 fd00:ec2::254 fec0::1 ff02::1".split(" "),
    ..."2001:db8::1 2001::1 2002:7f00:1:: 3fff::1 100::1 localhost nothing".split(" "),
  ])("%s is not", (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe("a URL's host", () => {
  // The URL standard reads all of these as 127.0.0.1, 169.254.169.254 or another private address.
  test.each([
    ..."127.0.0.1 127.1 127.0.1 2130706433 0x7f000001 0x7f.0.0.1 017700000001 0177.0.0.1 0x7f.1 127.0.0.1.".split(" "),
    ..."0 0.0.0.0 10.1 0xa.1 012.0.0.1 167772161 192.168.257 3232235777 0xc0.0xa8.1.1".split(" "),
    ..."169.254.169.254 2852039166 0xa9fea9fe 0251.0376.0251.0376 169.254.43518 0xA9.0xFE.0xA9.0xFE".split(" "),
    ..."[::1] [::] [0:0:0:0:0:0:0:1] [::ffff:127.0.0.1] [::ffff:7f00:1] [0:0:0:0:0:ffff:169.254.169.254]".split(" "),
    ..."[64:ff9b::7f00:1] [fe80::1] [fd00:ec2::254] user@127.0.0.1 user:password@127.1 １２７.0.0.1 127。0。0。1 ⑯⑨.254.169.254".split(
      " ",
    ),
  ])("%s is refused, however it is spelt", (host) => {
    const spelt = `https://${host}/`;
    if (!URL.canParse(spelt)) return;
    const { hostname } = new URL(spelt);
    expect(() => refuseAddress({ hostname, port }, nobody)).toThrow(RefusedHostError);
  });
});

describe("the list of private hosts", () => {
  const listed = parsePrivateHosts("mail.corp.example, 10.20.0.0/16 fd12::/16,192.168.1.9 *.lan.example");
  test.each([
    ["mail.corp.example", "10.9.9.9", true],
    ["MAIL.corp.example", "127.0.0.1", true],
    ["relay.mail.corp.example", "10.9.9.9", true],
    ["evilmail.corp.example", "10.9.9.9", false],
    ["any.lan.example", "172.16.0.1", true],
    ["other.example", "10.20.255.1", true],
    ["other.example", "::ffff:10.20.255.1", true],
    ["other.example", "10.21.0.1", false],
    ["other.example", "fd12::7", true],
    ["other.example", "fd13::7", false],
    ["other.example", "192.168.1.9", true],
    ["other.example", "192.168.1.10", false],
    ["mail.corp.example", "169.254.169.254", false],
    ["mail.corp.example", "fd00:ec2::254", false],
    ["mail.corp.example", "fe80::1%eth0", false],
  ])("%s at %s: %s", (hostname, address, expected) => {
    expect(mayGoTo(address, { hostname, port }, listed)).toBe(expected);
  });

  test.each(["10.0.0.0/33", "fd12::/129", "10.0.0.0/8/8", "http://x", "a b/c", "10.0.0.0/x"])(
    "does not take %s",
    (text) => {
      expect(() => parsePrivateHosts(text)).toThrow("no host name");
    },
  );
});

describe("a lookup", () => {
  const look = (hostname: string, listed: string) =>
    new Promise((resolve) => {
      guardedLookup(port, parsePrivateHosts(listed))(hostname, { all: true }, (error, found) =>
        resolve(error ?? found),
      );
    });

  test("of a name that is this machine finds nothing", async () => {
    expect(await look("localhost", "")).toBeInstanceOf(RefusedHostError);
    expect(await look("shop.localhost", "")).toBeInstanceOf(RefusedHostError);
  });

  test("finds what is listed", async () => {
    expect(await look("shop.localhost", "localhost")).toEqual([{ address: "127.0.0.1", family: 4 }]);
  });
});
