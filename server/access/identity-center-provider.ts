import "server-only";
import CredentialsProvider from "next-auth/providers/credentials";
import { z } from "zod";
import { AccountId } from "@/lib/domain/target";
import { awsFailureKind } from "@/server/aws/problem-from-aws";
import { getStore } from "@/server/context";
import { clientAddress } from "@/server/http/client-address";
import { log } from "@/server/log";
import { deviceCookieName } from "./device-cookie";
import { findApproved } from "./device-sign-in";
import { enterWithRole, type Refusal, RefusedError } from "./identity-center-sign-in";
import { noteRefusedSignIn } from "./refused-sign-in";
import { findCookie } from "./session-cookie";

/** As anybody may send it: what is longer than a name of AWS's is not even written down. */
const Choice = z.object({ account: AccountId, roleName: z.string().regex(/^[\w+=,.@-]{1,64}$/) });

/** The last step of the sign-in: which account and role, of those that were offered to this browser. */
export function identityCenterProvider() {
  return CredentialsProvider({
    id: "identity-center",
    name: "IAM Identity Center",
    credentials: { account: {}, roleName: {} },
    async authorize(given, { headers = {} }) {
      const from = new Headers(Object.entries(headers).map(([name, value]) => [name, String(value)]));
      const address = clientAddress(from);
      const browser = from.get("user-agent") ?? undefined;
      const store = await getStore();
      const choice = Choice.safeParse(given).data;
      try {
        const approved = await findApproved(store, findCookie(from.get("cookie"), deviceCookieName()));
        if (!approved) throw new RefusedError("not-approved");
        if (!choice) throw new RefusedError("role-refused");
        return await enterWithRole(store, { approved, choice, address, browser, cookies: from.get("cookie") });
      } catch (error) {
        const reason = refusalOf(error);
        await noteRefusedSignIn(store, { who: "somebody", address, method: "identity-center", ...choice, reason });
        throw new Error(reason); // next-auth puts it into the address of the sign-in page
      }
    },
  });
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof RefusedError) return error.reason;
  log().warn({ err: error }, "A sign-in by Identity Center failed");
  return awsFailureKind(error) ? "identity-center-unreachable" : "other";
}
