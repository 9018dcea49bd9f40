import "server-only";
import NextAuth from "next-auth";
import { ProblemError } from "@/lib/domain/problem";
import { authOptions } from "@/server/access/auth-options";
import { comesFromHere } from "@/server/access/operator-provider";
import { requireTurn } from "@/server/access/rate-limit";
import { getStore } from "@/server/context";
import { env } from "@/server/env";
import { clientAddress } from "./client-address";
import { isFromOwnPage } from "./own-page";
import { problemResponse } from "./problem-response";

interface AuthRoute {
  params: Promise<{ nextauth: string[] }>;
}

/** next-auth's own addresses, with what it leaves out: where a request may come from, and how often. */
export async function handleAuth(request: Request, route: AuthRoute): Promise<Response> {
  try {
    if (request.method === "POST") await guard(request, (await route.params).nextauth);
    const answer: Response = await NextAuth(authOptions(request.headers))(request, route);
    answer.headers.set("cache-control", "no-store");
    return answer;
  } catch (error) {
    return problemResponse(error);
  }
}

/** The largest form of a sign-in has a few names in it. */
const formMaxBytes = 16 * 1024;

async function guard({ headers }: Request, [action = "", provider]: string[]): Promise<void> {
  // next-auth reads whatever comes. Browsers say how much it is.
  if (!(Number(headers.get("content-length") ?? Number.NaN) <= formMaxBytes))
    throw new ProblemError(
      "too-large",
      `The body may have ${formMaxBytes} bytes at the most, and must say how many it has.`,
    );
  if (!isFromOwnPage(headers))
    throw new ProblemError("not-allowed", "The request does not come from this console's own pages.");
  // With Identity Center it was counted when the code was asked for; without one that was approved there is nothing to try.
  const isCounted = action === "callback" && provider === "identity-center";
  const isSignIn = (action === "signin" || action === "callback") && !isCounted;
  const isOperator = env().hasOperator && comesFromHere(headers);
  if (isSignIn && !isOperator) await requireTurn(await getStore(), "sign-in", clientAddress(headers) ?? "unknown");
}
