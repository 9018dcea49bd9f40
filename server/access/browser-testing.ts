import "server-only";
import type { NextApiRequest, NextApiResponse } from "next";
import NextAuth from "next-auth";
import type { RouteHandler } from "@/server/http/handle";
import { get, post } from "@/server/testing";
import { authOptions } from "./auth-options";

const origin = "http://localhost:3000";

/** Keeps cookies as a browser does, and says where its requests come from. */
export class Browser {
  readonly cookies = new Map<string, string>();
  /** All that was ever answered, to look for what must not be there. */
  readonly answers: string[] = [];

  get headers(): { cookie: string; origin: string } {
    return { cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; "), origin };
  }

  async get<T>(handler: RouteHandler, params: Record<string, string> = {}): Promise<T> {
    return this.take<T>(await get(handler, { params, headers: this.headers }));
  }

  async post<T>(handler: RouteHandler, body: unknown, params: Record<string, string> = {}): Promise<T> {
    return this.take<T>(await post(handler, body, { params, headers: this.headers }));
  }

  private async take<T>(answer: Response): Promise<T> {
    this.keep(answer.headers.getSetCookie());
    const text = await answer.text();
    this.answers.push(text);
    return JSON.parse(text);
  }

  keep(setCookies: readonly string[]): void {
    for (const line of setCookies) {
      const [pair = ""] = line.split(";");
      const at = pair.indexOf("=");
      const isGone = /max-age=0|expires=thu, 01 jan 1970/i.test(line);
      if (isGone) this.cookies.delete(pair.slice(0, at));
      else this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
  }

  /** Asks one of next-auth's addresses; answers with where it leads to. */
  async auth(
    method: "GET" | "POST",
    path: readonly string[],
    { body = {}, query = {} }: { body?: Record<string, string>; query?: Record<string, string> } = {},
  ): Promise<{ url?: string; body?: unknown }> {
    const answer: { url?: string; body?: unknown } = {};
    const setCookies: string[] = [];
    const response = {
      status: () => response,
      getHeader: () => [],
      setHeader(name: string, value: string | string[]) {
        if (name === "Set-Cookie") setCookies.push(...[value].flat());
        if (name === "Location") answer.url = String(value);
        return response;
      },
      end() {},
      json(value: { url?: string }) {
        answer.body = value;
        answer.url = value.url ?? answer.url;
      },
      send(value: unknown) {
        answer.body = value;
      },
    };
    const request = {
      method,
      body,
      query: { ...query, nextauth: path },
      cookies: Object.fromEntries([...this.cookies].map(([name, value]) => [name, decodeURIComponent(value)])),
      headers: { host: "localhost:3000", ...this.headers },
    };
    // Next itself gives more; next-auth asks for no more than this.
    await NextAuth(
      request as unknown as NextApiRequest,
      response as unknown as NextApiResponse,
      authOptions(new Headers(this.headers)),
    );
    this.keep(setCookies);
    this.answers.push(JSON.stringify(answer));
    return answer;
  }

  /** Posts a form as the sign-in page does; answers with the reason of a refusal. */
  async submit(path: readonly string[], fields: Record<string, string> = {}): Promise<string | undefined> {
    const { body } = await this.auth("GET", ["csrf"]);
    const { csrfToken } = body as { csrfToken: string };
    const { url = "" } = await this.auth("POST", path, { body: { ...fields, csrfToken, json: "true" } });
    return new URL(url, origin).searchParams.get("error") ?? undefined;
  }
}
