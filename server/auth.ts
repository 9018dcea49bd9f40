import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";
import { redirect } from "next/navigation";
import { type AuthOptions, getServerSession } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { readReachedTarget } from "./aws/sts";
import { getAwsClients, type Session } from "./context";
import { env, isLoopbackHost } from "./env";

const sessionMaxAgeS = 12 * 60 * 60;

/** Sign-in for one person on the machine itself: whoever can reach a loopback address already has the AWS credentials at hand. */
export function authOptions(): AuthOptions {
  const { nextAuthSecret, isLoopbackOnly } = env();
  return {
    secret: nextAuthSecret,
    session: { strategy: "jwt", maxAge: sessionMaxAgeS },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: [
      CredentialsProvider({
        id: "operator",
        name: "Operator",
        credentials: {},
        async authorize(_credentials, request) {
          if (!isLoopbackOnly || !comesFromHere(request.headers ?? {})) throw new Error("not-loopback");
          const { callerArn } = await readReachedTarget(await getAwsClients()).catch((): never => {
            throw new Error("no-credentials");
          });
          return { id: callerArn, name: callerArn.split("/").at(-1) ?? callerArn };
        },
      }),
    ],
  };
}

/** A foreign name that resolves to loopback must not get in, nor what a proxy on this machine passes on for others. */
function comesFromHere(headers: Record<string, string | undefined>): boolean {
  const addresses = (headers["x-forwarded-for"] ?? "")
    .split(",")
    .map((address) => address.trim().replace(/^::ffff:/, ""));
  return isLoopbackHost(headers.host ?? "") && addresses.every((address) => address === "" || isLoopbackHost(address));
}

/** Who is signed in, by cookie or by API token; undefined for nobody. */
export async function findSession(request: Request): Promise<Session | undefined> {
  const authorization = request.headers.get("authorization");
  if (authorization) return isApiToken(authorization) ? { userName: "api-token", door: "api-token" } : undefined;
  return findBrowserSession();
}

async function findBrowserSession(): Promise<Session | undefined> {
  const session = await getServerSession(authOptions());
  const userName = session?.user?.name;
  return userName ? { userName, door: "console" } : undefined;
}

/** For pages: who is not signed in is sent to do so, and comes back afterwards. */
export async function requireSession(path: string): Promise<Session> {
  const session = await findBrowserSession();
  if (!session) redirect(`/sign-in?callbackUrl=${encodeURIComponent(path)}`);
  return session;
}

function isApiToken(authorization: string): boolean {
  const { apiToken } = env();
  const [, given] = /^Bearer (.+)$/i.exec(authorization) ?? [];
  return Boolean(apiToken && given) && timingSafeEqual(digest(given ?? ""), digest(apiToken ?? ""));
}

/** Of equal length, so that the comparison takes the same time for every input. */
function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
