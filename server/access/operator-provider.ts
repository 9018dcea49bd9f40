import "server-only";
import CredentialsProvider from "next-auth/providers/credentials";
import { readReachedTarget } from "@/server/aws/sts";
import { getAwsClients, getStore } from "@/server/context";
import { env } from "@/server/env";
import { clientAddress, peerHeader } from "@/server/http/client-address";
import { isLoopbackHost } from "@/server/loopback";
import { noteRefusedSignIn } from "./refused-sign-in";
import { openSession } from "./sessions";

const lastsMs = 12 * 60 * 60 * 1000;

/** Sign-in for one person on the machine itself: whoever can reach a loopback address already has the AWS credentials at hand. */
export function operatorProvider() {
  return CredentialsProvider({
    id: "operator",
    name: "Operator",
    credentials: {},
    async authorize(_credentials, { headers = {} }) {
      const from = new Headers(Object.entries(headers).map(([name, value]) => [name, String(value)]));
      const address = clientAddress(from);
      const store = await getStore();
      try {
        if (!env().hasOperator || !comesFromHere(from)) throw new Error("not-loopback");
        const { callerArn } = await readReachedTarget(await getAwsClients()).catch((): never => {
          throw new Error("no-credentials");
        });
        const name = callerArn.split("/").at(-1) ?? callerArn;
        const carried = await openSession(store, {
          person: { id: `operator:${callerArn}`, name, groups: [] },
          method: "operator",
          expiresAt: new Date(Date.now() + lastsMs),
          address,
          browser: from.get("user-agent") ?? undefined,
        });
        return { id: callerArn, ...carried };
      } catch (error) {
        const reason = error instanceof Error ? error.message : "internal";
        const told = reason === "not-loopback" || reason === "no-credentials" ? reason : "internal";
        await noteRefusedSignIn(store, { who: "operator", address, method: "operator", reason: told });
        throw error;
      }
    },
  });
}

/** A foreign name that resolves to loopback must not get in, nor what a proxy on this machine passes on for others. */
export function comesFromHere(headers: Headers): boolean {
  const addresses = [headers.get(peerHeader) ?? "", ...(headers.get("x-forwarded-for") ?? "").split(",")].map(
    (address) => address.trim().replace(/^::ffff:/, ""),
  );
  return (
    isLoopbackHost(headers.get("host") ?? "") && addresses.every((address) => address === "" || isLoopbackHost(address))
  );
}
