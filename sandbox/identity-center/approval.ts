import type { WireRequest, WireResponse } from "../protocols/wire";
import type { World } from "../world";
import { accessOf } from "./access";
import { codePage, messagePage, questionPage } from "./approval-page";
import { authorizePath, devicePath } from "./approval-paths";
import { type ApprovalTexts, textsFor } from "./approval-texts";
import { readAuthorizeRequest } from "./authorize-request";
import { findDirectory, findPerson } from "./directory";
import { clients, identityScope, type SignInRow, signIns } from "./tables";

export function isApprovalPath(url: string): boolean {
  const [path] = url.split("?");
  return path === devicePath || path === authorizePath;
}

/** What a browser is shown where a person lets a client in, or not. */
export function answerApproval(world: World, request: WireRequest): WireResponse {
  const texts = textsFor(request.headers["accept-language"]?.toString());
  const { pathname, searchParams } = new URL(request.url, "http://sandbox");
  if (request.method === "POST") {
    if (!isFromHere(request)) return html(403, messagePage(texts, texts.badRequest));
    return takeAnswer(world, texts, pathname, new URLSearchParams(request.body.toString("utf8")));
  }
  if (request.method !== "GET") return html(405, messagePage(texts, texts.badRequest));
  return pathname === devicePath ? askForDevice(world, texts, searchParams) : askForClient(world, texts, searchParams);
}

function askForDevice(world: World, texts: ApprovalTexts, parameters: URLSearchParams): WireResponse {
  const typed = parameters.get("user_code") ?? "";
  const userCode = typed
    .toUpperCase()
    .replace(/[^A-Z]/g, "")
    .replace(/^(.{4})(.{4})$/, "$1-$2");
  const signIn = [...signIns(world).values()].find(({ device }) => device?.userCode === userCode);
  if (signIn && isOpen(world, signIn)) return html(200, question(world, texts, devicePath, signIn, false));
  return html(200, codePage(texts, devicePath, typed, typed !== ""));
}

function askForClient(world: World, texts: ApprovalTexts, parameters: URLSearchParams): WireResponse {
  const signIn = readAuthorizeRequest(world, parameters);
  if (typeof signIn === "string") return html(400, messagePage(texts, texts.badRequest, signIn));
  signIns(world).set(signIn.code, signIn);
  return html(200, question(world, texts, authorizePath, signIn, false), signIn.redirect?.uri);
}

function takeAnswer(world: World, texts: ApprovalTexts, path: string, form: URLSearchParams): WireResponse {
  const signIn = [...signIns(world).values()].find(({ ticket }) => ticket === form.get("ticket"));
  if (!signIn || !isOpen(world, signIn)) return html(410, messagePage(texts, texts.tooLate));
  const person = findPerson(world, form.get("person") ?? "");
  const isApproved = form.get("answer") === "approve";
  if (isApproved && !person) return html(422, question(world, texts, path, signIn, true), signIn.redirect?.uri);

  answerSignIn(world, signIn, isApproved ? person?.userName : undefined);
  if (signIn.redirect) return redirectTo(signIn);
  const heading = isApproved && person ? texts.allowed(person.displayName) : texts.denied;
  return html(200, messagePage(texts, heading, texts.close));
}

/** Approved by a person, or denied where there is none. */
export function answerSignIn(world: World, signIn: SignInRow, approvedBy: string | undefined): void {
  signIn.answer = approvedBy === undefined ? "denied" : { approvedBy };
  const clientName = clients(world).get(signIn.clientId)?.name;
  world.record("effect", identityScope(world), "identity-center.sign-in-answered", {
    clientName,
    answer: approvedBy === undefined ? "denied" : "approved",
    userName: approvedBy,
  });
}

export function isOpen({ clock }: World, { answer, expiresAt }: SignInRow): boolean {
  return !answer && expiresAt.getTime() > clock.now();
}

function question(world: World, texts: ApprovalTexts, action: string, signIn: SignInRow, isUnchosen: boolean): string {
  const people = findDirectory(world)?.people ?? [];
  return questionPage(texts, {
    action,
    ticket: signIn.ticket,
    clientName: clients(world).get(signIn.clientId)?.name ?? "",
    userCode: signIn.device?.userCode,
    choices: people.map((person) => ({ person, access: accessOf(world, person.userName) })),
    isUnchosen,
  });
}

function redirectTo({ redirect, code, answer }: SignInRow): WireResponse {
  const target = new URL(redirect?.uri ?? "");
  if (answer === "denied") target.searchParams.set("error", "access_denied");
  else target.searchParams.set("code", code);
  if (redirect?.state !== undefined) target.searchParams.set("state", redirect.state);
  return { ...html(303, "", redirect?.uri), headers: { location: target.href, "cache-control": "no-store" } };
}

/** Only the page that was shown may answer: a browser says which page sends. */
function isFromHere({ headers }: WireRequest): boolean {
  const { origin, host, "sec-fetch-site": site } = headers;
  if (site !== undefined && site !== "same-origin") return false;
  return origin === undefined || origin === `http://${host}`;
}

function html(status: number, body: string, redirectUri?: string): WireResponse {
  // A browser holds the redirect that follows a form to the same rule as the form.
  const formTargets = redirectUri ? `'self' ${new URL(redirectUri).origin}` : "'self'";
  const policy = `default-src 'none'; style-src 'unsafe-inline'; form-action ${formTargets}; base-uri 'none'; frame-ancestors 'none'`;
  return {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "content-security-policy": policy,
      "referrer-policy": "same-origin",
      "x-content-type-options": "nosniff",
    },
    body,
  };
}
