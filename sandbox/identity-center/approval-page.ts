import { escapeHtml } from "../html";
import type { Access } from "./access";
import type { ApprovalTexts } from "./approval-texts";
import type { Person } from "./directory";

export interface Choice {
  person: Person;
  access: Access[];
}

interface Question {
  /** Where the answer goes. */
  action: string;
  ticket: string;
  clientName: string;
  userCode?: string | undefined;
  choices: Choice[];
  isUnchosen: boolean;
}

export function codePage(texts: ApprovalTexts, action: string, userCode: string, isUnknown: boolean): string {
  const mistake = isUnknown ? alert("problem", texts.unknownCode) : "";
  return page(
    texts,
    texts.title,
    `${mistake}
      <form method="get" action="${action}">
        <label for="user_code">${texts.enterCode}</label>
        <p class="hint" id="hint">${texts.codeHint}</p>
        <input class="code" id="user_code" name="user_code" value="${escapeHtml(userCode)}" aria-describedby="hint${isUnknown ? " problem" : ""}"${isUnknown ? ' aria-invalid="true"' : ""} autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="20" required autofocus>
        <div class="buttons"><button class="main">${texts.next}</button></div>
      </form>`,
  );
}

export function questionPage(texts: ApprovalTexts, question: Question): string {
  const { action, ticket, clientName, userCode, choices, isUnchosen } = question;
  const code = userCode ? `<p>${texts.compare} <strong class="code">${escapeHtml(userCode)}</strong></p>` : "";
  const people = choices.map((choice, index) => personChoice(texts, choice, index)).join("");
  return page(
    texts,
    texts.asks(clientName),
    `${code}
      <form method="post" action="${action}">
        <input type="hidden" name="ticket" value="${escapeHtml(ticket)}">
        <fieldset${isUnchosen ? ' aria-describedby="problem"' : ""}>
          <legend>${texts.people}</legend>
          ${isUnchosen ? alert("problem", texts.choose) : ""}${people}
        </fieldset>
        <div class="buttons">
          <button class="main" name="answer" value="approve">${texts.allow}</button>
          <button name="answer" value="deny" formnovalidate>${texts.deny}</button>
        </div>
      </form>`,
  );
}

export function messagePage(texts: ApprovalTexts, heading: string, text = ""): string {
  return page(texts, heading, text && `<p>${escapeHtml(text)}</p>`);
}

function personChoice(texts: ApprovalTexts, { person, access }: Choice, index: number): string {
  const rights = access.map(
    ({ account, permissionSets }) => `${account.name}: ${permissionSets.map(({ name }) => name).join(", ")}`,
  );
  const list = (rights.length > 0 ? rights : [texts.noAccess]).map((right) => `<li>${escapeHtml(right)}</li>`).join("");
  return `
          <div class="person">
            <input type="radio" id="person-${index}" name="person" value="${escapeHtml(person.userName)}" aria-describedby="rights-${index}" required>
            <label for="person-${index}">${escapeHtml(person.displayName)} <span class="hint">${escapeHtml(person.email)}</span></label>
            <ul class="hint" id="rights-${index}">${list}</ul>
          </div>`;
}

function alert(id: string, text: string): string {
  return `<p class="problem" id="${id}" role="alert">${text}</p>`;
}

function page(texts: ApprovalTexts, heading: string, content: string): string {
  return `<!doctype html>
<html lang="${texts.language}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${escapeHtml(heading)}</title>
    <style>${style}</style>
  </head>
  <body>
    <main>
      <p class="pretend">${texts.pretend}</p>
      <h1>${escapeHtml(heading)}</h1>
      ${content}
    </main>
  </body>
</html>
`;
}

const style = `
      :root { color-scheme: light dark; --edge: #767676; --accent: #0a5ea8; --on-accent: #fff; --bad: #b3141c; --quiet: #595959; --page: #fff; --ink: #1a1a1a; }
      @media (prefers-color-scheme: dark) { :root { --edge: #949494; --accent: #8cc4ff; --on-accent: #08213a; --bad: #ff9a94; --quiet: #b3b3b3; --page: #121212; --ink: #f2f2f2; } }
      body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--page); }
      main { max-width: 36rem; margin: 0 auto; padding: 2rem 1rem; }
      h1 { margin: 1.5rem 0; font-size: 1.5rem; line-height: 1.25; overflow-wrap: anywhere; }
      .pretend { margin: 0; padding: .75rem 1rem; border: 2px dashed var(--edge); border-radius: 6px; }
      .hint { margin: 0; color: var(--quiet); font-size: .875rem; font-weight: 400; }
      .problem { color: var(--bad); font-weight: 600; }
      .code { font: 1.25rem/1.5 ui-monospace, monospace; letter-spacing: .1em; white-space: nowrap; }
      input.code { box-sizing: border-box; width: 100%; padding: .5rem; color: inherit; background: none; text-transform: uppercase; border: 1px solid var(--edge); border-radius: 6px; }
      legend { padding: 0; }
      label, legend { font-weight: 600; }
      fieldset { margin: 0; padding: 0; border: 0; }
      .person { display: grid; grid-template-columns: 1.5rem 1fr; gap: 0 .75rem; padding: .75rem 0; border-bottom: 1px solid color-mix(in srgb, var(--edge) 40%, transparent); }
      .person input { width: 1.25rem; height: 1.25rem; margin: .125rem 0 0; accent-color: var(--accent); }
      .person ul { grid-column: 2; padding: 0; list-style: none; overflow-wrap: anywhere; }
      .buttons { display: flex; flex-wrap: wrap; gap: .75rem; margin-top: 1.5rem; }
      button { min-height: 2.75rem; padding: .5rem 1.25rem; font: inherit; color: inherit; background: none; border: 1px solid var(--edge); border-radius: 6px; cursor: pointer; }
      button.main { color: var(--on-accent); background: var(--accent); border-color: var(--accent); }
      :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
    `;
