/** What the operator's browser sends, who may do everything. */
export async function signInAsOperator(origin: string): Promise<{ origin: string; cookie: string }> {
  const asked = await fetch(`${origin}/api/auth/csrf`);
  const { csrfToken } = await asked.json();
  const entered = await fetch(`${origin}/api/auth/callback/operator`, {
    method: "POST",
    headers: { origin, cookie: cookiesOf(asked) },
    body: new URLSearchParams({ csrfToken, callbackUrl: "/", json: "true" }),
  });
  return { origin, cookie: cookiesOf(entered) };
}

function cookiesOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}
